using System.Net;

namespace Servanda.Dns.Client;

/// <summary>
/// Asks resolvers, and servers themselves. Answers are matched on address, port, id and question (RFC 5452); long ones
/// are fetched over TCP; answers are cached, negative ones too (RFC 2308); equal questions are asked once. For many
/// threads at once; one for the life of a program.
/// </summary>
public sealed class DnsResolver : IDisposable
{
    /// <summary>Asked as a stub that understands AD (RFC 6840 §5.7).</summary>
    const HeaderBits StubBits = HeaderBits.RecursionDesired | HeaderBits.Authenticated;

    /// <summary>Exchanges under way with one server asked directly.</summary>
    const int DirectInFlight = 16;

    readonly ResolverOptions _options;
    readonly TimeProvider _clock;
    readonly Tally _tally = new();
    readonly Carriers _carriers;
    readonly Sweeper _sweeper;
    readonly IReadOnlyList<UpstreamClient> _clients;
    readonly UpstreamSet _upstreams;
    readonly DirectServers _servers;
    readonly AnswerCache? _cache;
    readonly Inquiry _inquiry;

    /// <summary>Opens nothing yet: sockets and connections are made when they are needed.</summary>
    /// <exception cref="ArgumentException">There is no upstream, or more than 64.</exception>
    public DnsResolver(ResolverOptions options)
    {
        if (options.Upstreams.Count is 0 or > 64)
            throw new ArgumentException("1 to 64 upstreams are needed.", nameof(options));
        (_options, _clock) = (options, options.Clock);
        _carriers = new Carriers(options);
        _sweeper = new Sweeper(_clock, Sweep);
        _clients = [.. options.Upstreams.Select(upstream => Open(upstream, new UpstreamLimits(
            options.MaxInFlight, upstream.IsLoopback ? 0 : options.QueriesPerSecond, options.PortsPerUpstream, true)))];
        _upstreams = new UpstreamSet(_clients, options.Chance);
        _servers = new DirectServers(server => Open(server, new UpstreamLimits(
            DirectInFlight, server.IsLoopback ? 0 : options.QueriesPerSecondToServer, 1, false)), _clock);
        _cache = options.CacheOctets > 0 ? new AnswerCache(options.CacheOctets) : null;
        _inquiry = new Inquiry(options, _tally);
    }

    /// <summary>What was done so far.</summary>
    public ResolverCounts Counts
    {
        get
        {
            var (sent, answered) = _servers.Counts;
            foreach (var client in _clients)
                (sent, answered) = (sent + client.Counts.Sent, answered + client.Counts.Answered);
            return _tally.With(sent, answered);
        }
    }

    /// <summary>Octets the cache holds.</summary>
    public long CacheOctets => _cache?.Octets ?? 0;

    /// <summary>Asks the upstreams, with recursion.</summary>
    /// <param name="question">The question.</param>
    /// <param name="how">How; by default from the cache if it is there.</param>
    /// <param name="cancel">Ends the waiting within some 20 ms.</param>
    /// <returns>Never later than <see cref="ResolverOptions.TotalTime"/>, plus the time spent by others' turns.</returns>
    public ValueTask<DnsResult> LookUpAsync(
        DnsQuestion question, LookupOptions how = default, CancellationToken cancel = default)
    {
        if (cancel.IsCancellationRequested)
            return ValueTask.FromCanceled<DnsResult>(cancel);
        var key = new QueryKey(question, how.CheckingDisabled, how.DnssecOk);
        if (_cache is null || how.BypassCache || how.Avoid is not null)
            return _inquiry.RunAsync(_upstreams, question, StubBits, how, _clock.GetTimestamp(), new(_cache, key), cancel);
        var now = _clock.GetTimestamp();
        var (answer, asked, mine) = _cache.Enter(key, question, now);
        if (answer is not null)
        {
            _tally.FromCache();
            return new(answer);
        }
        return mine is not null
            ? _inquiry.RunAsync(_upstreams, question, StubBits, how, now, new(_cache, mine), cancel)
            : JoinAsync(asked!, question, how, cancel);
    }

    /// <summary>
    /// Asks a server for what it knows itself (RD clear), over UDP and, for a long answer, TCP. Not cached. The DO and CD
    /// options apply, the others do not.
    /// </summary>
    /// <param name="server">The server.</param>
    /// <param name="question">The question.</param>
    /// <param name="how">CD and DO.</param>
    /// <param name="cancel">Ends the waiting within some 20 ms.</param>
    public async ValueTask<DnsResult> AskServerAsync(
        IPEndPoint server, DnsQuestion question, LookupOptions how = default, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        if (_options.MayAsk is { } mayAsk && !mayAsk(server.Address))
            return new DnsResult.Failed(DnsFailure.Forbidden, $"{server.Address} is not to be asked");
        var one = new UpstreamSet([_servers.Get(server)], _options.Chance);
        return await _inquiry.RunAsync(
            one, question, HeaderBits.None, how with { Avoid = null }, _clock.GetTimestamp(), default, cancel);
    }

    /// <summary>Closes the sockets; what is under way fails.</summary>
    public void Dispose()
    {
        _sweeper.Dispose();
        foreach (var client in _clients)
            client.Dispose();
        _servers.Dispose();
        _carriers.Dispose();
    }

    UpstreamClient Open(Upstream upstream, UpstreamLimits limits) =>
        new(upstream, limits, _carriers, _sweeper, _tally);

    /// <summary>Waits for the one who asks; asks anew when that was cancelled.</summary>
    async ValueTask<DnsResult> JoinAsync(
        Task<DnsResult?> asked, DnsQuestion question, LookupOptions how, CancellationToken cancel)
    {
        _tally.Shared();
        return await asked.WaitAsync(cancel) ?? await LookUpAsync(question, how, cancel);
    }

    bool Sweep()
    {
        var now = _clock.GetTimestamp();
        var busy = false;
        foreach (var client in _clients)
            busy |= client.Sweep(now);
        return busy | _servers.Sweep(now);
    }
}
