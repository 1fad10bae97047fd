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
sealed class DnsProbe(AskResolver ask, AskServer askServer, AddressPolicy policy, TimeProvider clock)
{
    const int Port = 53;

    /// <summary>Asks a resolver. The second look goes past the cache and, where there is another, to another resolver
    /// than the one that gave the first answer.</summary>
    public async ValueTask<Observation> LookAsync(
        Subject.Answer subject, Freshness freshness, CancellationToken cancel)
    {
        var question = new DnsQuestion(subject.Name, subject.Type);
        var how = new LookupOptions { CheckingDisabled = subject.CheckingDisabled };
        var result = await ask(question, how, cancel);
        if (freshness == Freshness.Fresh)
        {
            // What just came is the first answer, from the cache, or as good as it where nothing was kept.
            var before = (result as DnsResult.Answered)?.Upstream;
            result = await ask(question, how with { BypassCache = true, Avoid = before }, cancel);
        }
        return Observed(subject, result);
    }

    /// <summary>Asks a name server for the SOA of its zone, without recursion.</summary>
    public async ValueTask<Observation> LookAsync(Subject.NameServer subject, CancellationToken cancel)
    {
        if (policy.Refusal(subject.Address) is { } refusal)
            return Looked.Unmeasured(subject, clock, refusal, subject.Address);
        var question = new DnsQuestion(subject.Zone, DnsType.Soa);
        return Observed(subject, await askServer(new IPEndPoint(subject.Address, Port), question, default, cancel));
    }

    Observation Observed(Subject subject, DnsResult result) => result switch
    {
        DnsResult.Answered answer =>
            new Observation.Seen(answer.Raw) { Subject = subject, At = answer.At, Via = answer.Upstream },
        DnsResult.Failed failed => Looked.Unmeasured(subject, clock, Faults.Of(failed)),
        _ => Looked.Unmeasured(subject, clock, UnmeasuredReasons.ResolverFailed),
    };
}
