using System.Net;
using System.Net.Sockets;
using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Rules.Dns;

/// <summary>A zone and the name servers it is delegated to.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Hosts">The servers' names, sorted, at most <see cref="MaxHosts"/>.</param>
/// <param name="Count">How many there are in all.</param>
sealed record Delegation(DomainName Zone, IReadOnlyList<DomainName> Hosts, int Count)
{
    /// <summary>Name servers looked at; the root itself has 13.</summary>
    public const int MaxHosts = 13;

    /// <summary>Addresses of one family asked of one server.</summary>
    const int MaxAddresses = 1;

    /// <summary>Judges the delegation of the domain's zone, where there is one.</summary>
    public static Outcome Judge(View view, Func<Delegation, Outcome> judge) => view.InZone(zone =>
        view.Records<NsData>(zone, DnsType.Ns) switch
        {
            Look<IReadOnlyList<NsData>>.Seen(var servers) => judge(Of(zone, servers)),
            Look<IReadOnlyList<NsData>>.Absent => Outcome.NotMeasured(new(
                $"{zone} has a SOA and no name server", $"{zone} a un SOA mais pas de serveur de noms")),
            var other => Outcome.NotMeasured(other.Why),
        });

    /// <summary>What is added to a reason when not every server was looked at.</summary>
    public Text Cut => Count <= Hosts.Count
        ? Text.Same("")
        : new($" (the first {Hosts.Count} of {Count})", $" (les {Hosts.Count} premiers sur {Count})");

    /// <summary>The addresses of a server that are looked at: one of each family, so that a server is asked twice at
    /// most.</summary>
    public static IEnumerable<IPAddress> Looked(IReadOnlyList<IPAddress> addresses) => addresses
        .GroupBy(address => address.AddressFamily)
        .Where(family => family.Key is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
        .SelectMany(family => family.OrderBy(address => address.ToString(), StringComparer.Ordinal).Take(MaxAddresses));

    static Delegation Of(DomainName zone, IReadOnlyList<NsData> servers)
    {
        var hosts = servers.Select(server => server.Host).Distinct().Order().ToList();
        return new Delegation(zone, [.. hosts.Take(MaxHosts)], hosts.Count);
    }
}
