using System.Net;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules.Dns;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Rules.Net;

/// <summary>Whether the domain's services can be reached over IPv6 (RFC 6540), as far as its addresses say.</summary>
static class IPv6Rules
{
    /// <summary>MX hosts looked at.</summary>
    const int MaxExchangers = 10;

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("net.ipv6.web", "RFC 6540 §2", Severity.Required,
            new("The web has IPv6 addresses", "Le site web a des adresses IPv6"), Web),
        new("net.ipv6.mail", "RFC 6540 §2", Severity.Required,
            new("Mail hosts have IPv6 addresses", "Les serveurs de courrier ont des adresses IPv6"), Mail),
        new("net.ipv6.name-servers", "RFC 6540 §2", Severity.Required,
            new("Name servers have IPv6 addresses", "Les serveurs de noms ont des adresses IPv6"), NameServers),
    ];

    static readonly Text NoMail = new("no mail host", "aucun serveur de courrier");

    static Outcome Web(View view)
    {
        DomainName[] names = [view.Domain, .. view.Domain.Under("www") is { } www ? (DomainName[])[www] : []];
        return Judge(view, names, needed: names.Length, new("no web: no address", "pas de site web : aucune adresse"));
    }

    static Outcome Mail(View view) => view.MailExchangers(view.Domain) switch
    {
        Look<IReadOnlyList<MxData>>.Seen(var found) => Mail(view,
            [.. found.Select(mx => mx.Exchange).Where(host => !host.IsRoot).Distinct()]),
        Look<IReadOnlyList<MxData>>.Absent => Outcome.NotApplicable(NoMail),
        var other => Outcome.NotMeasured(other.Why),
    };

    static Outcome Mail(View view, IReadOnlyList<DomainName> hosts)
    {
        var outcome = Judge(view, [.. hosts.Take(MaxExchangers)], needed: MaxExchangers, NoMail);
        return hosts.Count <= MaxExchangers ? outcome : outcome with
        {
            Reason = new(
                $"{outcome.Reason.En} (the first {MaxExchangers} of {hosts.Count} hosts)",
                $"{outcome.Reason.Fr} (les {MaxExchangers} premiers de {hosts.Count} serveurs)"),
        };
    }

    /// <summary>Two of them are enough: with one, losing it loses IPv6.</summary>
    static Outcome NameServers(View view) => Delegation.Judge(view, delegation =>
        Judge(view, delegation.Hosts, needed: 2, new("no name server has an address",
            "aucun serveur de noms n’a d’adresse")));

    /// <summary>Judges the hosts that have any address at all.</summary>
    /// <param name="view">The view.</param>
    /// <param name="hosts">The hosts.</param>
    /// <param name="needed">How many need IPv6 for a pass, when there are as many.</param>
    /// <param name="none">Said when no host has an address.</param>
    static Outcome Judge(View view, IReadOnlyList<DomainName> hosts, int needed, Text none)
    {
        var looks = hosts.Select(host =>
            (Host: host, V6: view.Records<AaaaData>(host, DnsType.Aaaa),
                V4: view.Records<AData>(host, DnsType.A))).ToList();
        var with = looks.Where(one => HasIPv6(one.V6)).Select(one => one.Host).ToList();
        var without = looks.Where(one => !one.V6.IsUnmeasured && !HasIPv6(one.V6)
            && one.V4 is Look<IReadOnlyList<AData>>.Seen).Select(one => one.Host).ToList();
        if (with.Count >= needed || (with.Count > 0 && with.Count == hosts.Count))
            return Outcome.Pass(new($"with IPv6: {Shown.List(with)}", $"avec IPv6 : {Shown.List(with)}"));
        if (looks.Find(one => one.V6.IsUnmeasured || (!HasIPv6(one.V6) && one.V4.IsUnmeasured)) is { Host: not null } lost)
        {
            var why = lost.V6.IsUnmeasured ? lost.V6.Why : lost.V4.Why;
            return Outcome.NotMeasured(new($"{lost.Host}: {why.En}", $"{lost.Host} : {why.Fr}"));
        }
        if (without.Count == 0)
            return with.Count == 0 ? Outcome.NotApplicable(none)
                : Outcome.Pass(new($"with IPv6: {Shown.List(with)}", $"avec IPv6 : {Shown.List(with)}"));
        var reason = new Text(
            $"no IPv6: {Shown.List(without)}" + (with.Count > 0 ? $"; with IPv6: {Shown.List(with)}" : ""),
            $"sans IPv6 : {Shown.List(without)}" + (with.Count > 0 ? $" ; avec IPv6 : {Shown.List(with)}" : ""));
        var remedy = new Text(
            string.Join('\n', without.Select(host => $"{host}. AAAA <the host's IPv6 address>")),
            string.Join('\n', without.Select(host => $"{host}. AAAA <adresse IPv6 de l’hôte>")));
        return with.Count > 0 ? Outcome.Warn(reason, remedy) : Outcome.Fail(reason, remedy);
    }

    /// <summary>An IPv4 address written as IPv6 (RFC 4291 §2.5.5) leads nowhere over IPv6.</summary>
    static bool HasIPv6(Look<IReadOnlyList<AaaaData>> look) =>
        look is Look<IReadOnlyList<AaaaData>>.Seen(var found) && found.Any(one => IsIPv6(one.Address));

    static bool IsIPv6(IPAddress address) => !address.IsIPv4MappedToIPv6;
}
