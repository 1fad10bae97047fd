using System.Net;
using System.Net.Sockets;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Dns;

namespace Servanda.Assessment.Rules.Dns;

/// <summary>Whether the zone stays there when one of its servers, or one network, does not (RFC 2182).</summary>
static class RedundancyRules
{
    const int LeastServers = 2;

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("dns.redundancy.count", "RFC 1034 §4.1", Severity.Required,
            new("At least two name servers", "Au moins deux serveurs de noms"), Count),
        new("dns.redundancy.networks", "RFC 2182 §3.1", Severity.Required,
            new("Name servers in different networks", "Des serveurs de noms dans des réseaux différents"), Networks),
        new("dns.redundancy.answers", "RFC 1912 §2.8", Severity.Required,
            new("Every name server answers for the zone",
                "Chaque serveur de noms répond pour la zone"), NameServerAnswers.Judge),
        new("dns.redundancy.alias", "RFC 2181 §10.3", Severity.Required,
            new("No name server is an alias", "Aucun serveur de noms n’est un alias"), Alias),
    ];

    static Outcome Count(View view) => Delegation.Judge(view, delegation => delegation.Count >= LeastServers
        ? Outcome.Pass(new(
            $"{delegation.Count} name servers: {Shown.List(delegation.Hosts)}",
            $"{delegation.Count} serveurs de noms : {Shown.List(delegation.Hosts)}"))
        : Outcome.Fail(
            new($"one name server only: {Shown.List(delegation.Hosts)}",
                $"un seul serveur de noms : {Shown.List(delegation.Hosts)}"),
            new($"Add a server at another place, in the zone and at the registrar: {delegation.Zone}. NS <its name>.",
                $"Ajoutez un serveur à un autre endroit, dans la zone et auprès du bureau d’enregistrement :"
                + $" {delegation.Zone}. NS <son nom>.")));

    /// <summary>Judges by pairs of servers: two that share no network are what is wanted. /24 and /48 are the longest
    /// prefixes that are commonly routed, so that less far apart means falling together.</summary>
    static Outcome Networks(View view) => Delegation.Judge(view, delegation =>
    {
        var looks = delegation.Hosts.Select(view.Addresses).ToList();
        var placed = looks.OfType<Look<IReadOnlyList<IPAddress>>.Seen>().Select(look => look.Value).ToList();
        if (Apart(placed, Network))
            return Outcome.Pass(new(
                $"in different networks: {Places(placed)}", $"dans des réseaux différents : {Places(placed)}"));
        if (looks.Find(look => look.IsUnmeasured) is { } unmeasured)
            return Outcome.NotMeasured(unmeasured.Why);
        if (placed.Count == 0)
            return Outcome.NotMeasured(new("no name server has an address", "aucun serveur de noms n’a d’adresse"));
        var remedy = new Text(
            $"Place one name server of {delegation.Zone} in another network, best with another operator, and add it:"
            + $" {delegation.Zone}. NS <its name>.",
            $"Placez un serveur de noms de {delegation.Zone} dans un autre réseau, de préférence chez un autre opérateur,"
            + $" et ajoutez-le : {delegation.Zone}. NS <son nom>.");
        return Apart(placed, address => address.ToString())
            ? Outcome.Warn(new(
                $"all in one network: {Places(placed)}", $"tous dans un même réseau : {Places(placed)}"), remedy)
            : Outcome.Fail(new(
                $"all at one address: {Places(placed)}", $"tous à la même adresse : {Places(placed)}"), remedy);
    });

    static Outcome Alias(View view) => Delegation.Judge(view, delegation =>
    {
        var looks = delegation.Hosts.Select(host => (Host: host, Look: view.Answer(host, DnsType.A))).ToList();
        var aliases = looks
            .Where(one => one.Look is Look<DnsAnswer>.Seen { Value.Aliases.Count: > 0 })
            .Select(one => one.Host).ToList();
        if (aliases.Count > 0)
        {
            return Outcome.Warn(
                new($"aliases (CNAME): {Shown.List(aliases)}", $"alias (CNAME) : {Shown.List(aliases)}"),
                new($"Give {aliases[0]} its own address records instead of the CNAME: {aliases[0]}. A <address>",
                    $"Donnez à {aliases[0]} ses propres adresses à la place du CNAME : {aliases[0]}. A <adresse>"));
        }
        return looks.Find(one => one.Look.IsUnmeasured).Look is { } unmeasured
            ? Outcome.NotMeasured(unmeasured.Why)
            : Outcome.Pass(new($"none is{delegation.Cut.En}", $"aucun{delegation.Cut.Fr}"));
    });

    /// <summary>True when two servers have nothing in common.</summary>
    static bool Apart(IReadOnlyList<IReadOnlyList<IPAddress>> placed, Func<IPAddress, string> place)
    {
        var places = placed.Select(addresses => addresses.Select(place).ToHashSet(StringComparer.Ordinal)).ToList();
        return places.Exists(one => places.Exists(other => !one.Overlaps(other)));
    }

    static string Network(IPAddress address)
    {
        const int V4Octets = 3, V6Octets = 6;
        var octets = address.AddressFamily == AddressFamily.InterNetwork ? V4Octets : V6Octets;
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, octets));
    }

    static string Places(IEnumerable<IReadOnlyList<IPAddress>> placed) =>
        Shown.List(placed.SelectMany(addresses => addresses).Distinct());
}
