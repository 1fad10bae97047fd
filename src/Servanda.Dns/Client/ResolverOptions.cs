using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Servanda.Dns.Client;

/// <summary>How a <see cref="DnsResolver"/> works.</summary>
public sealed record ResolverOptions
{
    /// <summary>The most that are in flight to one upstream, by the ids left to choose from.</summary>
    public const int LargestMaxInFlight = 4096;

    /// <summary>The resolvers, in no order of preference; at least one.</summary>
    public required IReadOnlyList<Upstream> Upstreams { get; init; }

    /// <summary>The clock for time-outs, caching and dates.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Chance in [0, 1) for jitter and for the choice of upstream; never for ids and ports. Called from many
    /// threads.</summary>
    public Func<double> Chance { get; init; } = () => RandomNumberGenerator.GetInt32(1 << 24) / (double)(1 << 24);

    /// <summary>How long one lookup takes at the most, retries included.</summary>
    public TimeSpan TotalTime
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = TimeSpan.FromSeconds(8);

    /// <summary>Tries of one lookup, each to another upstream where there is one.</summary>
    public int MaxTries
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 4;

    /// <summary>Queries in flight to one upstream; the rest wait their turn. More than the buffers of its socket hold
    /// (some 250 with Linux' defaults) are lost when they come at once.</summary>
    public int MaxInFlight
    {
        get;
        init => field = value is > 0 and <= LargestMaxInFlight
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value));
    } = 200;

    /// <summary>Queries a second to one upstream; 0 for no limit. Never applied to this machine.</summary>
    public int QueriesPerSecond
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 1000;

    /// <summary>Queries a second to one server asked directly; 0 for no limit. Never applied to this machine.</summary>
    public int QueriesPerSecondToServer
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 100;

    /// <summary>Sockets, each on a random port, used at a time for one upstream over UDP.</summary>
    public int PortsPerUpstream
    {
        get;
        init => field = value is > 0 and <= 64 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 2;

    /// <summary>Octets the cache holds at the most, keys and bookkeeping included; 0 for no cache.</summary>
    public long CacheOctets
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 16 * 1024 * 1024;

    /// <summary>Certificate authorities to trust for TLS and HTTPS; null for the system's.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>Another place for an endpoint that is to be asked, upstream or server; null to leave them.</summary>
    public Func<IPEndPoint, IPEndPoint>? Route { get; init; }

    /// <summary>Whether a server may be asked directly (<see cref="DnsResolver.AskServerAsync"/>); null for all. Sees
    /// the address before <see cref="Route"/>.</summary>
    public Func<IPAddress, bool>? MayAsk { get; init; }

    /// <summary>
    /// True to go on with the caller's code on the thread that received the answer. Over UDP that costs about half the
    /// processor time, because what is asked next goes out in one go with what others ask; but code that blocks there
    /// holds up other answers and the queries held back: only for callers that await and compute.
    /// </summary>
    public bool RunsCallersInline { get; init; }

    /// <summary>The network; the machine's own unless a test brings one.</summary>
    public IDnsNetwork? Network { get; init; }
}
