using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;
using Servanda.Lab.Zones;

namespace Servanda.Lab.Estates;

/// <summary>What an organisation runs. A story takes a <see cref="Sound"/> estate and spoils one thing, or builds its own
/// from the parts.</summary>
sealed class Estate(World world, Zone zone, int number)
{
    /// <summary>Where it stands.</summary>
    public World World { get; } = world;

    /// <summary>Its zone.</summary>
    public Zone Zone { get; } = zone;

    /// <summary>Its domain.</summary>
    public DomainName Domain => Zone.Apex;

    /// <summary>Its web, which serves nothing before it is opened.</summary>
    public WebPart Web => field ??= new WebPart(this);

    /// <summary>Its mail, which exists once it is opened.</summary>
    public MailPart Mail => field ??= new MailPart(this);

    /// <summary>What it says to those who find a vulnerability; nothing before it is opened.</summary>
    public DisclosurePart Disclosure => field ??= new DisclosurePart(this);

    /// <summary>Everything as it should be, in the DNS, for mail, on the web and for those who find a vulnerability.</summary>
    public Estate Sound()
    {
        NameIssuers();
        Mail.Open();
        Web.Open();
        Disclosure.Open();
        return this;
    }

    /// <summary>Says who may issue certificates (RFC 8659).</summary>
    public Estate NameIssuers()
    {
        Zone.Add("", new CaaData(0, "issue", "ca.example"))
            .Add("", new CaaData(0, "issuewild", ";"))
            .Add("", new CaaData(0, "iodef", $"mailto:security@{Domain}"));
        return this;
    }

    /// <summary>The zone is not signed.</summary>
    public Estate Unsigned()
    {
        Signing.Unsign(Zone, World.Zones.Above(Domain));
        return this;
    }

    /// <summary>Signed with keys that the parent does not know.</summary>
    public Estate WithNewKeys()
    {
        Signing.ChangeKeys(Zone, World.Now);
        return this;
    }

    /// <summary>Not signed again in time.</summary>
    public Estate Expired()
    {
        Signing.Expire(Zone);
        return this;
    }

    /// <summary>Runs name servers of its own instead of the provider's.</summary>
    /// <param name="servers">What each says, by the machine it runs on.</param>
    public Estate ServedBy(params IReadOnlyList<Machine> servers)
    {
        Zone.Without("", DnsType.Ns);
        for (var i = 0; i < servers.Count; i++)
            Zone.Add("", new NsData(servers[i].NameIn(Zone, $"ns{i + 1}")));
        return this;
    }

    /// <summary>Names the selectors of its DKIM keys.</summary>
    public void NameSelectors(params IReadOnlyList<string> selectors) =>
        World.Organisations[number] = World.Organisations[number] with { DkimSelectors = selectors };
}
