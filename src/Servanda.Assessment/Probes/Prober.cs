using Servanda.Assessment.Observations;
using Servanda.Dns.Client;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Looks at every kind of subject, within <see cref="ProbeLimits"/>. For many threads at once; one for a run, since what is
/// shared is shared among those who use the same one.
/// </summary>
public sealed class Prober : IProber, IDisposable
{
    readonly DnsProbe _dns;
    readonly WebProbe _web;
    readonly SmtpProbe _smtp;
    readonly HandshakeProbe _handshake;
    readonly SharedLooks _first, _second;
    readonly Turns _turns;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="resolver">Answers questions, and finds the addresses of every host that is connected to. It stays
    /// the caller's. Its <see cref="ResolverOptions.Route"/> is its own: name servers are asked through it.</param>
    /// <param name="options">Who looks, and what may be looked at.</param>
    public Prober(DnsResolver resolver, ProberOptions options)
    {
        var (limits, clock) = (options.Limits, options.Clock);
        var policy = new AddressPolicy(options.AllowedAddresses);
        var inspection = new TlsInspection(options.TrustedRoots, clock);
        _turns = new Turns(limits, clock);
        var dialer = new Dialer(new Addresses(resolver.LookUpAsync), policy, _turns, options);
        _dns = new DnsProbe(resolver.LookUpAsync, resolver.AskServerAsync, policy, clock);
        _web = new WebProbe(dialer, inspection, options);
        _smtp = new SmtpProbe(dialer, inspection, options);
        _handshake = new HandshakeProbe(dialer, options);
        _first = new SharedLooks((subject, cancel) => GoAsync(subject, Freshness.Shared, cancel), limits, clock);
        _second = new SharedLooks((subject, cancel) => GoAsync(subject, Freshness.Fresh, cancel), limits, clock);
    }

    /// <inheritdoc/>
    public ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel) =>
        (subject, freshness) switch
        {
            // The resolver's cache shares these already, and has their time to live.
            (Subject.Answer answer, Freshness.Shared) => _dns.LookAsync(answer, freshness, cancel),
            (_, Freshness.Shared) => _first.LookAsync(subject, cancel),
            (_, Freshness.Fresh) => _second.LookAsync(subject, cancel),
        };

    /// <summary>Closes what is open; looks under way fail.</summary>
    public void Dispose() => _turns.Dispose();

    ValueTask<Observation> GoAsync(Subject subject, Freshness freshness, CancellationToken cancel) => subject switch
    {
        Subject.Answer answer => _dns.LookAsync(answer, freshness, cancel),
        Subject.NameServer server => _dns.LookAsync(server, cancel),
        Subject.Page page => _web.LookAsync(page, freshness, cancel),
        Subject.MailHost host => _smtp.LookAsync(host, freshness, cancel),
        Subject.Handshake handshake => _handshake.LookAsync(handshake, freshness, cancel),
        _ => throw new ArgumentException($"There is no probe for {subject}.", nameof(subject)),
    };
}
