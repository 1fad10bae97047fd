using System.Net;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Probes;

/// <summary>Asks a resolver: <see cref="DnsResolver.LookUpAsync"/>.</summary>
delegate ValueTask<DnsResult> AskResolver(DnsQuestion question, LookupOptions how, CancellationToken cancel);

/// <summary>What a host's addresses are.</summary>
/// <param name="Found">In the order to try them.</param>
/// <param name="Fault">Why there are none, as observations keep it; empty when there are.</param>
readonly record struct HostAddresses(IReadOnlyList<IPAddress> Found, string Fault);

/// <summary>Finds the addresses of hosts with our own resolver, never the system's.</summary>
sealed class Addresses(AskResolver ask)
{
    /// <summary>IPv6 and IPv4 in turn (RFC 8305 §4). The second look takes them from the other end: another way to
    /// the host, where it has several.</summary>
    public async ValueTask<HostAddresses> FindAsync(DomainName host, Freshness freshness, CancellationToken cancel)
    {
        var how = new LookupOptions { BypassCache = freshness == Freshness.Fresh };
        var v6 = ask(new DnsQuestion(host, DnsType.Aaaa), how, cancel);
        var v4 = await ask(new DnsQuestion(host, DnsType.A), how, cancel);
        return Of(await v6, v4, freshness);
    }

    internal static HostAddresses Of(DnsResult v6, DnsResult v4, Freshness freshness)
    {
        var (sixes, sixFault) = Read<AaaaData>(v6, data => data.Address);
        var (fours, fourFault) = Read<AData>(v4, data => data.Address);
        List<IPAddress> found = [];
        for (var i = 0; i < Math.Max(sixes.Count, fours.Count); i++)
        {
            if (i < sixes.Count)
                found.Add(sixes[i]);
            if (i < fours.Count)
                found.Add(fours[i]);
        }
        if (freshness == Freshness.Fresh)
            found.Reverse();
        var fault = fourFault ?? sixFault ?? UnmeasuredReasons.NoAddress;
        return new(found, found.Count > 0 ? "" : fault);
    }

    /// <summary>The addresses of one family, and the fault when that cannot be told.</summary>
    static (IReadOnlyList<IPAddress> Found, string? Fault) Read<T>(DnsResult result, Func<T, IPAddress> address)
        where T : RecordData
    {
        if (result is not DnsResult.Answered answered)
            return ([], result is DnsResult.Failed failed ? $"{UnmeasuredReasons.ResolverFailed}: {failed.Detail}" : null);
        var answer = answered.ReadAnswer();
        return answer.Kind switch
        {
            AnswerKind.Records => ([.. answer.Data<T>().Select(address)], null),
            AnswerKind.NoData or AnswerKind.NoSuchName => ([], null),
            AnswerKind.Elsewhere or AnswerKind.AliasLoop or AnswerKind.Truncated =>
                ([], $"{UnmeasuredReasons.ResolverFailed}: {answer.Kind}"),
            AnswerKind.Failed => ([], $"{UnmeasuredReasons.ResolverFailed}: {answer.ResponseCode}"),
        };
    }
}
