using Servanda.Dns.Records;
using Servanda.Lab.Keys;
using Servanda.Lab.Servers;
using Servanda.Lab.Zones;

namespace Servanda.Lab.Estates;

/// <summary>The world the stories are told into: three networks, the zones above everybody, one provider of name servers.
/// Nothing listens yet.</summary>
sealed class World
{
    readonly List<Machine> _machines = [];
    readonly Network _north = new("192.0.2.0", "2001:db8:1::");
    readonly Network _south = new("198.51.100.0", "2001:db8:2::");
    readonly Network _west = new("203.0.113.0", "2001:db8:3::");

    /// <param name="authority">Issues certificates.</param>
    /// <param name="dkimKey">A public key of RSA with 2048 bits (SubjectPublicKeyInfo).</param>
    /// <param name="clock">The time of the stories.</param>
    public World(Authority authority, byte[] dkimKey, TimeProvider clock)
    {
        (Authority, DkimKey, Now) = (authority, Convert.ToBase64String(dkimKey), clock.GetUtcNow());
        var root = Zones.Add(".");
        Signing.SignWithTwoKeys(root, null, Now);
        Signing.SignWithTwoKeys(Zones.Add("example"), root, Now);
        Signing.SignWithTwoKeys(Zones.Add("test"), root, Now);
        var (example, test) = (Zone("hoster.example"), Zone("hoster.test"));
        var (first, second) = (North(), South());
        first.Dns = second.Dns = DnsReplies.Authority(Zones);
        NameServers = [new NsData(first.NameIn(example, "ns1")), new NsData(second.NameIn(test, "ns2"))];
        foreach (var server in NameServers)
        {
            example.Add("", server);
            test.Add("", server);
        }
    }

    /// <summary>Every zone.</summary>
    public ZoneSet Zones { get; } = new();

    /// <summary>Every machine.</summary>
    public IReadOnlyList<Machine> Machines => _machines;

    /// <summary>Every organisation whose story was told.</summary>
    public List<LabOrganisation> Organisations { get; } = [];

    /// <summary>Issues certificates.</summary>
    public Authority Authority { get; }

    /// <summary>A DKIM key as a record has it (RFC 6376 §3.6.1), which all share.</summary>
    public string DkimKey { get; }

    /// <summary>The time at the start.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The provider's name servers, one in each of two networks.</summary>
    public IReadOnlyList<NsData> NameServers { get; }

    /// <summary>Tells of an organisation: its domain exists, is signed and delegated to the provider, and is empty.</summary>
    public Estate Found(string id, string name, string country, string domain, LabStory story)
    {
        var zone = Zone(domain);
        foreach (var server in NameServers)
            zone.Add("", server);
        Organisations.Add(new LabOrganisation(id, name, country, zone.Apex, story));
        return new Estate(this, zone, Organisations.Count - 1);
    }

    /// <summary>A machine in the first network.</summary>
    public Machine North() => Add(_north);

    /// <summary>A machine in the second.</summary>
    public Machine South() => Add(_south);

    /// <summary>A machine in the third.</summary>
    public Machine West() => Add(_west);

    Zone Zone(string domain)
    {
        var zone = Zones.Add(domain);
        Signing.Sign(zone, Zones.Above(zone.Apex), Now);
        return zone;
    }

    Machine Add(Network network)
    {
        var machine = network.Machine();
        _machines.Add(machine);
        return machine;
    }
}
