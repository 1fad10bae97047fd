using System.Net;
using Servanda.Assessment.Observations;
using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Assessment.Probes;

/// <summary>Asks one server for what it knows itself: <see cref="DnsResolver.AskServerAsync"/>.</summary>
delegate ValueTask<DnsResult> AskServer(
    IPEndPoint server, DnsQuestion question, LookupOptions how, CancellationToken cancel);

/// <summary>
/// Asks resolvers, and name servers directly. An answer is seen whatever its response code: what a SERVFAIL means is for a
/// rule to say.
/// </summary>
/// <param name="ask">Asks a resolver.</param>
/// <param name="askServer">Asks one server.</param>
/// <param name="proving">Validates answers; null to take the resolver's word.</param>
/// <param name="policy">Which servers may be asked.</param>
/// <param name="clock">The clock.</param>
sealed class DnsProbe(
    AskResolver ask, AskServer askServer, Proving? proving, AddressPolicy policy, TimeProvider clock)
{
    const int Port = 53;

    readonly RecentAnswers _recent = new();

    /// <summary>Asks a resolver. The second look goes past the cache and, where there is another, to another resolver
    /// than the one that gave the first answer.</summary>
    public async ValueTask<Observation> LookAsync(
        Subject.Answer subject, Freshness freshness, CancellationToken cancel)
    {
        var question = new DnsQuestion(subject.Name, subject.Type);
        var how = new LookupOptions { CheckingDisabled = subject.CheckingDisabled, DnssecOk = proving is not null };
        var result = await ask(question, how, cancel);
        if (freshness == Freshness.Fresh)
        {
            // What just came is the first answer, from the cache, or as good as it where nothing was kept.
            how = how with { BypassCache = true, Avoid = (result as DnsResult.Answered)?.Upstream };
            result = await ask(question, how, cancel);
        }
        if (result is not DnsResult.Answered answer)
            return Unmeasured(subject, result);
        if (freshness == Freshness.Shared && _recent.Find(subject, answer) is { } known)
            return known;
        var proof = proving is null ? null : await proving.ProveAsync(answer, how, freshness, cancel);
        var seen = Seen(subject, answer, proof);
        return freshness == Freshness.Shared ? _recent.Keep(subject, seen) : seen;
    }

    /// <summary>Asks a name server for the SOA of its zone, without recursion.</summary>
    public async ValueTask<Observation> LookAsync(Subject.NameServer subject, CancellationToken cancel)
    {
        if (policy.Refusal(subject.Address) is { } refusal)
            return Looked.Unmeasured(subject, clock, refusal, subject.Address);
        var question = new DnsQuestion(subject.Zone, DnsType.Soa);
        var result = await askServer(new IPEndPoint(subject.Address, Port), question, default, cancel);
        return result is DnsResult.Answered answer ? Seen(subject, answer, null) : Unmeasured(subject, result);
    }

    static Observation.Seen Seen(Subject subject, DnsResult.Answered answer, AnswerProof? proof) =>
        new(answer.Raw) { Subject = subject, At = answer.At, Via = answer.Upstream, Proof = proof };

    Observation.Unmeasured Unmeasured(Subject subject, DnsResult result) => Looked.Unmeasured(
        subject, clock, result is DnsResult.Failed failed ? Faults.Of(failed) : UnmeasuredReasons.ResolverFailed);
}
