using Servanda.Assessment.Observations;
using Servanda.Dns.Client;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Looks at every kind of subject, within <see cref="ProbeLimits"/>. For many threads at once; one for a run, since what is
/// shared is shared among those who use the same one.
/// </summary>
public sealed class Prober : IProber, IDisposable
{
    /// <summary>What second answers may take: nearly all are of one domain alone, and to ask once more costs little.
    /// </summary>
    const int SecondAnswerOctets = 2 * 1024 * 1024;

    readonly DnsProbe _dns;
    readonly WebProbe _web;
    readonly SmtpProbe _smtp;
    readonly HandshakeProbe _handshake;
    readonly SharedLooks _first, _second, _secondAnswers;
    readonly CancellationTokenSource _stop = new();
    readonly TimeProvider _clock;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="resolver">Answers questions, and finds the addresses of every host that is connected to. It stays
    /// the caller's. Its <see cref="ResolverOptions.Route"/> is its own: name servers are asked through it.</param>
    /// <param name="options">Who looks, and what may be looked at.</param>
    public Prober(DnsResolver resolver, ProberOptions options)
    {
        var (limits, clock) = (options.Limits, options.Clock);
        _clock = clock;
        var policy = new AddressPolicy(options.AllowedAddresses);
        var inspection = new TlsInspection(options.TrustedRoots, clock);
        var dialer = new Dialer(new Addresses(resolver.LookUpAsync), policy, new Turns(limits, clock), options);
        var proving = options.Anchors is { } anchors ? new Proving(resolver, anchors, clock) : null;
        _dns = new DnsProbe(resolver.LookUpAsync, resolver.AskServerAsync, proving, policy, clock);
        _web = new WebProbe(dialer, inspection, options);
        _smtp = new SmtpProbe(dialer, inspection, options);
        _handshake = new HandshakeProbe(dialer, options);
        _first = new SharedLooks((subject, cancel) => GoAsync(subject, Freshness.Shared, cancel), limits, clock);
        _second = new SharedLooks((subject, cancel) => GoAsync(subject, Freshness.Fresh, cancel), limits, clock);
        _secondAnswers = new SharedLooks(
            (subject, cancel) => GoAsync(subject, Freshness.Fresh, cancel), limits with
            {
                SharedOctets = Math.Min(limits.SharedOctets, SecondAnswerOctets),
            }, clock);
    }

    /// <inheritdoc/>
    public ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel) =>
        (subject, freshness) switch
        {
            // The resolver's cache shares these already, and has their time to live.
            (Subject.Answer answer, Freshness.Shared) => _dns.LookAsync(answer, freshness, cancel),
            (Subject.Answer, Freshness.Fresh) => _secondAnswers.LookAsync(subject, cancel),
            (_, Freshness.Shared) => _first.LookAsync(subject, cancel),
            (_, Freshness.Fresh) => _second.LookAsync(subject, cancel),
        };

    /// <summary>Ends the looks under way as if cancelled, and closes their connections.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    ValueTask<Observation> GoAsync(Subject subject, Freshness freshness, CancellationToken cancel) =>
        // What is asked of the resolver is the resolver's to end.
        subject is Subject.Answer answer ? _dns.LookAsync(answer, freshness, cancel) : ConnectAsync(subject, freshness, cancel);

    async ValueTask<Observation> ConnectAsync(Subject subject, Freshness freshness, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _stop.Token);
        return subject switch
        {
            Subject.NameServer server => await _dns.LookAsync(server, either.Token),
            Subject.Page page => await _web.LookAsync(page, freshness, either.Token),
            Subject.MailHost host => await _smtp.LookAsync(host, freshness, either.Token),
            Subject.Handshake handshake => await _handshake.LookAsync(handshake, freshness, either.Token),
            // Reports are not out there: whoever has them answers before us.
            Subject.MailReports => new Observation.Unmeasured(UnmeasuredReasons.NoReports) { Subject = subject, At = _clock.GetUtcNow() },
            _ => throw new ArgumentException($"There is no probe for {subject}.", nameof(subject)),
        };
    }
}
