using System.Net;
using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Dns;

namespace Servanda.Assessment.Rules.Dns;

/// <summary>
/// Asks every name server directly whether it answers for the zone. One that does not know the zone (a lame delegation,
/// RFC 9499 §7) has said so; one that says nothing has said nothing, and is neither for nor against the zone.
/// </summary>
static class NameServerAnswers
{
    const int LeastServers = 2;

    enum Says
    {
        Authority,
        Lame,
        Nothing,
    }

    readonly record struct Heard(DomainName Host, Says Says, Text? Words);

    public static Outcome Judge(View view) => Delegation.Judge(view, delegation =>
    {
        var heard = delegation.Hosts.Select(host => Ask(view, delegation.Zone, host)).ToList();
        var good = heard.Where(one => one.Says == Says.Authority).ToList();
        var lame = heard.Where(one => one.Says == Says.Lame).ToList();
        var silent = heard.Where(one => one.Says == Says.Nothing).ToList();
        var reason = Words(good, lame, silent, delegation);
        var enough = good.Count >= Math.Min(LeastServers, delegation.Count);
        return (lame.Count, silent.Count) switch
        {
            (0, _) when enough => Outcome.Pass(reason),
            (0, _) => Outcome.NotMeasured(reason),
            (_, 0) when !enough => Outcome.Fail(reason, Remedy(delegation.Zone, lame)),
            _ => Outcome.Warn(reason, Remedy(delegation.Zone, lame)),
        };
    });

    /// <summary>The server by its worst answer; by silence only when that is all there is.</summary>
    static Heard Ask(View view, DomainName zone, DomainName host)
    {
        var look = view.Addresses(host);
        if (look is Look<IReadOnlyList<IPAddress>>.Absent)
            return new Heard(host, Says.Lame, new("has no address", "n’a pas d’adresse"));
        if (look is not Look<IReadOnlyList<IPAddress>>.Seen(var addresses))
            return new Heard(host, Says.Nothing, look.Why);
        // Ordered, so that the words are the same whenever the bundle is read.
        var all = Delegation.Looked(addresses).Select(address => Read(host, view.NameServer(zone, host, address))).ToList();
        return all.Find(one => one.Says == Says.Lame) is { Host: not null } lame ? lame
            : all.Find(one => one.Says == Says.Authority) is { Host: not null } good ? good
            : all.Count > 0 ? all[0] : new Heard(host, Says.Nothing, look.Why);
    }

    static Heard Read(DomainName host, Look<DnsAnswer> look) => look switch
    {
        Look<DnsAnswer>.Seen(var answer) when answer.Kind == AnswerKind.Records && answer.IsAuthoritative =>
            new Heard(host, Says.Authority, null),
        // Cut off: it does answer, and how is on a way we did not get through.
        Look<DnsAnswer>.Seen({ Kind: AnswerKind.Truncated }) =>
            new Heard(host, Says.Nothing, new("the answer was cut off", "la réponse était tronquée")),
        Look<DnsAnswer>.Seen(var answer) when answer.ResponseCode != ResponseCode.NoError =>
            new Heard(host, Says.Lame, new($"answers {answer.ResponseCode}", $"répond {answer.ResponseCode}")),
        Look<DnsAnswer>.Seen(var answer) when answer.IsAuthoritative =>
            new Heard(host, Says.Lame, new("knows no SOA", "ne connaît pas de SOA")),
        Look<DnsAnswer>.Seen =>
            new Heard(host, Says.Lame, new("is no authority for the zone", "ne fait pas autorité pour la zone")),
        _ => new Heard(host, Says.Nothing, look.Why),
    };

    static Text Words(
        List<Heard> good, List<Heard> lame, List<Heard> silent, Delegation delegation)
    {
        var bad = lame.Concat(silent).Where(one => one.Words is not null).ToList();
        return new(
            $"{good.Count} of {delegation.Count} answer for {delegation.Zone}"
            + string.Concat(bad.Select(one => $"; {one.Host}: {one.Words?.En}")) + delegation.Cut.En,
            $"{good.Count} sur {delegation.Count} répondent pour {delegation.Zone}"
            + string.Concat(bad.Select(one => $" ; {one.Host} : {one.Words?.Fr}")) + delegation.Cut.Fr);
    }

    static Text Remedy(DomainName zone, List<Heard> lame)
    {
        var hosts = Shown.List(lame.Select(one => one.Host));
        return new(
            $"Load {zone} on {hosts} so that they answer with authority (AA), or take their NS records out of the zone and"
            + " out of the delegation at the registrar",
            $"Chargez {zone} sur {hosts} pour qu’ils répondent avec autorité (AA), ou retirez leurs NS de la zone et de la"
            + " délégation auprès du bureau d’enregistrement");
    }
}
