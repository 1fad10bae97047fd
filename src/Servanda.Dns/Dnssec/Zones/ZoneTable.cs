using System.Collections.Concurrent;
using Servanda.Core.Names;

namespace Servanda.Dns.Dnssec.Zones;

/// <summary>
/// The zones known, for many lookups at once. Bounded: when the newer half is full it becomes the older half, and what
/// nobody asked for since is forgotten.
/// </summary>
/// <param name="capacity">Zones kept at the most.</param>
sealed class ZoneTable(int capacity)
{
    const int Gates = 8;

    readonly Lock[] _gates = [.. Enumerable.Range(0, Gates * (DomainName.MaxWireOctets / 2 + 1)).Select(_ => new Lock())];
    readonly Lock _turn = new();
    volatile ConcurrentDictionary<DomainName, ZoneState> _newer = new(NameOrText.Comparer);
    volatile ConcurrentDictionary<DomainName, ZoneState> _older = new(NameOrText.Comparer);
    int _count;

    /// <summary>
    /// Held while a zone is judged, so that those who need it at once judge it once. Judging one zone may wait for the gate
    /// of another with fewer labels, and never the other way round: nobody waits in a circle.
    /// </summary>
    public Lock Gate(DomainName zone) => _gates[zone.LabelCount * Gates + (zone.GetHashCode() & (Gates - 1))];

    /// <summary>What is known of the zone at this moment; null for nothing.</summary>
    public ZoneState? Find(DomainName zone, DateTimeOffset at) => Find(zone.ToString(), at);

    /// <summary>The nearest zone known at or above a name; null when none is, or when it is not known of a name on the way
    /// whether a zone begins there: the topmost such name comes with it.</summary>
    public ZoneState? FindNearest(DomainName name, DateTimeOffset at, out ReadOnlySpan<char> unknown)
    {
        unknown = default;
        for (var text = name.ToString().AsSpan(); ; text = Above(text))
        {
            switch (Find(text, at))
            {
                case null:
                    unknown = text;
                    break;
                case ZoneState.NoCut none:
                    // Below a name that does not exist no zone begins.
                    unknown = none.IsNothing ? default : unknown;
                    break;
                case var zone:
                    return unknown.IsEmpty || zone is ZoneState.Insecure ? zone : null;
            }
            if (text is ".")
                return null;
        }
    }

    public void Keep(ZoneState state)
    {
        if (!_newer.TryAdd(state.Zone, state))
        {
            _newer[state.Zone] = state;
            return;
        }
        if (Interlocked.Increment(ref _count) < Math.Max(capacity / 2, 1))
            return;
        lock (_turn)
        {
            if (_count < Math.Max(capacity / 2, 1))
                return;
            (_older, _newer) = (_newer, new(NameOrText.Comparer));
            _count = 0;
        }
    }

    ZoneState? Find(ReadOnlySpan<char> zone, DateTimeOffset at)
    {
        if (_newer.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(zone, out var known))
            return IsFor(known, at) ? known : null;
        if (!_older.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(zone, out known) || !IsFor(known, at))
            return null;
        Keep(known);
        return known;
    }

    /// <summary>A dot within a label is written as an escape.</summary>
    static ReadOnlySpan<char> Above(ReadOnlySpan<char> name) =>
        name.IndexOf('.') is >= 0 and var dot && dot + 1 < name.Length ? name[(dot + 1)..] : ".";

    static bool IsFor(ZoneState state, DateTimeOffset at) => state.From <= at && at <= state.Until;
}
