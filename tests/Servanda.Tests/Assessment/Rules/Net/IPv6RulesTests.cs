using Servanda.Accords.Findings;
using Servanda.Dns;
using Servanda.Tests.Assessment.Rules.Dns;

namespace Servanda.Tests.Assessment.Rules.Net;

public sealed class IPv6RulesTests
{
    const string Domain = "example.org";
    const string V4 = "192.0.2.1";
    const string V6 = "2001:db8::1";

    static World Hosts(string first, string second)
    {
        var world = new World().Zone(Domain).Ns(Domain, "a.example.net", "b.example.net")
            .Mx(Domain, 10, "a.example.net").Mx(Domain, 20, "b.example.net");
        foreach (var (pair, addresses) in (((string, string), string)[])
            [((Domain, "a.example.net"), first), (("www.example.org", "b.example.net"), second)])
        {
            if (addresses.Length == 0)
                continue;
            world.Address(pair.Item1, addresses.Split(' ')).Address(pair.Item2, addresses.Split(' '));
        }
        return world;
    }

    static FindingStatus Status(World world, string rule) => world.Find("net.ipv6." + rule, Domain).Status;

    [Theory]
    [InlineData("web")]
    [InlineData("mail")]
    [InlineData("name-servers")]
    public void Every_service_needs_IPv6(string rule)
    {
        Assert.Equal(FindingStatus.Pass, Status(Hosts($"{V4} {V6}", $"{V4} {V6}"), rule));
        Assert.Equal(FindingStatus.Pass, Status(Hosts(V6, V6), rule));
        Assert.Equal(FindingStatus.Warn, Status(Hosts($"{V4} {V6}", V4), rule));
        Assert.Equal(FindingStatus.Fail, Status(Hosts(V4, V4), rule));
        Assert.Equal(FindingStatus.Fail, Status(Hosts($"{V4} ::ffff:192.0.2.1", V4), rule));
        Assert.Equal(FindingStatus.NotApplicable, Status(Hosts("", ""), rule));
    }

    [Theory]
    [InlineData("web", "www.example.org")]
    [InlineData("mail", "b.example.net")]
    [InlineData("name-servers", "b.example.net")]
    public void Silence_about_one_host_is_not_measured(string rule, string host) =>
        Assert.Equal(FindingStatus.NotMeasured, Status(Hosts($"{V4} {V6}", V4).Silent(host, DnsType.Aaaa), rule));

    [Fact]
    public void A_domain_without_www_is_judged_by_itself() =>
        Assert.Equal(FindingStatus.Pass, Status(new World().Address(Domain, V4, V6), "web"));

    [Fact]
    public void A_domain_that_takes_no_mail_has_no_mail_hosts()
    {
        Assert.Equal(FindingStatus.NotApplicable, Status(new World().NullMx(Domain), "mail"));
        Assert.Equal(FindingStatus.NotApplicable, Status(new World().Txt(Domain, "here"), "mail"));
        Assert.Equal(FindingStatus.NotMeasured, Status(new World().ServFail(Domain), "mail"));
    }

    [Fact]
    public void No_more_than_ten_mail_hosts_are_looked_at()
    {
        var world = new World();
        for (var i = 10; i < 22; i++)
            world.Mx(Domain, (ushort)i, $"mx{i}.example.net").Address($"mx{i}.example.net", V4, V6);
        var finding = world.Find("net.ipv6.mail", Domain);
        Assert.Equal(FindingStatus.Pass, finding.Status);
        Assert.Contains("the first 10 of 12 hosts", finding.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_remedy_names_each_host() => Assert.Equal(
        "b.example.net. AAAA <the host's IPv6 address>",
        Hosts(V6, V4).Find("net.ipv6.mail", Domain).Remedy?.En);
}
