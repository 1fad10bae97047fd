using System.Diagnostics;

namespace Servanda.Dns.Client;

/// <summary>
/// A stretch on a receiving thread in which several answers are looked at, and what is asked because of them goes out
/// together: to wake a sleeping server for every single query costs more than the query. A caller that blocks within it
/// holds up what others asked, but no longer than the <see cref="Sweeper"/>'s period.
/// </summary>
static class Burst
{
    /// <summary>Work may take longer than sending is worth holding back for.</summary>
    static readonly long MaxHeld = Stopwatch.Frequency / 5000;

    [ThreadStatic]
    static List<UdpLane>? Lanes;

    [ThreadStatic]
    static long Since;

    [ThreadStatic]
    static bool IsOnHere;

    /// <summary>True on a thread in a burst.</summary>
    public static bool IsOn => IsOnHere;

    public static void Begin() => IsOnHere = true;

    /// <summary>Notes that something is held back on a lane.</summary>
    public static void Hold(UdpLane lane)
    {
        var lanes = Lanes ??= [];
        if (lanes.Count == 0)
            Since = Stopwatch.GetTimestamp();
        if (!lanes.Contains(lane))
            lanes.Add(lane);
    }

    /// <summary>Sends what has been held back for long.</summary>
    public static void Step()
    {
        if (Lanes is { Count: > 0 } && Stopwatch.GetTimestamp() - Since > MaxHeld)
            Flush();
    }

    public static void End()
    {
        IsOnHere = false;
        Flush();
    }

    static void Flush()
    {
        if (Lanes is not { Count: > 0 } lanes)
            return;
        // What a failure makes others send must not be held back on a lane that is just being flushed.
        var before = IsOnHere;
        IsOnHere = false;
        foreach (var lane in lanes)
            lane.Flush();
        lanes.Clear();
        IsOnHere = before;
    }
}
