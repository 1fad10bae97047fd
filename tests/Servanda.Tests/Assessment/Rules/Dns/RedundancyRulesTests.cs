using Servanda.Accords.Findings;
using Servanda.Dns;

namespace Servanda.Tests.Assessment.Rules.Dns;

public sealed class RedundancyRulesTests
{
    const string Domain = "example.org";

    static World Servers(params string[] addresses)
    {
        var world = new World().Zone(Domain);
        for (var i = 0; i < addresses.Length; i++)
            world.Ns(Domain, $"ns{i}.example.net").Address($"ns{i}.example.net", addresses[i].Split(' '));
        return world;
    }

    static FindingStatus Status(World world, string rule) => world.Find("dns.redundancy." + rule, Domain).Status;

    [Fact]
    public void Two_answering_servers_in_two_networks_pass_every_rule()
    {
        var world = Servers("192.0.2.1", "198.51.100.1")
            .Authority(Domain, "ns0.example.net", "192.0.2.1").Authority(Domain, "ns1.example.net", "198.51.100.1");
        Assert.All(world.Judge("dns.redundancy", Domain), finding => Assert.Equal(FindingStatus.Pass, finding.Status));
    }

    [Fact]
    public void One_server_is_too_few() => Assert.Equal(FindingStatus.Fail, Status(Servers("192.0.2.1"), "count"));

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", FindingStatus.Fail)]
    [InlineData("192.0.2.1", "192.0.2.2", FindingStatus.Warn)]
    [InlineData("192.0.2.1 2001:db8:1::1", "192.0.2.2 2001:db8:2::1", FindingStatus.Warn)]
    [InlineData("192.0.2.1 2001:db8:1::1", "198.51.100.2 2001:db8:2::1", FindingStatus.Pass)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", FindingStatus.Warn)]
    [InlineData("192.0.2.1", "2001:db8:2::1", FindingStatus.Pass)]
    public void Servers_are_apart_when_they_share_no_network(string first, string second, FindingStatus status) =>
        Assert.Equal(status, Status(Servers(first, second), "networks"));

    [Fact]
    public void An_unknown_address_may_be_in_another_network() => Assert.Equal(FindingStatus.NotMeasured,
        Status(Servers("192.0.2.1", "192.0.2.2").Ns(Domain, "ns9.example.net").Silent("ns9.example.net"), "networks"));

    [Fact]
    public void A_silent_server_speaks_neither_for_nor_against_the_zone()
    {
        var world = Servers("192.0.2.1", "198.51.100.1", "203.0.113.1").Authority(Domain, "ns0.example.net",
            "192.0.2.1");
        Assert.Equal(FindingStatus.NotMeasured, Status(world, "answers"));
        world.Authority(Domain, "ns1.example.net", "198.51.100.1");
        var finding = world.Find("dns.redundancy.answers", Domain);
        Assert.Equal(FindingStatus.Pass, finding.Status);
        Assert.Contains("ns2.example.net", finding.Reason.En, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Lame => new()
    {
        { "REFUSED", "" },
        { "SERVFAIL", "" },
        { "NXDOMAIN", "aa" },
        { "NOERROR", "" },
        { "NOERROR", "aa" },
        { "answer", "" },
    };

    [Theory]
    [MemberData(nameof(Lame))]
    public void A_server_that_does_not_know_the_zone_is_lame(string says, string flags)
    {
        var bits = flags == "aa" ? HeaderBits.Authoritative : HeaderBits.None;
        var message = says switch
        {
            "REFUSED" => DnsWorlds.Says(Domain, ResponseCode.Refused, bits),
            "SERVFAIL" => DnsWorlds.Says(Domain, ResponseCode.ServerFailure, bits),
            "NXDOMAIN" => DnsWorlds.Says(Domain, ResponseCode.NoSuchName, bits),
            "answer" => DnsWorlds.Soa(Domain, bits),
            _ => DnsWorlds.Says(Domain, ResponseCode.NoError, bits),
        };
        var world = Servers("192.0.2.1", "198.51.100.1", "203.0.113.1")
            .Authority(Domain, "ns0.example.net", "192.0.2.1")
            .Server(Domain, "ns1.example.net", "198.51.100.1", message);
        Assert.Equal(FindingStatus.Warn, Status(world, "answers"));
        world.Server(Domain, "ns2.example.net", "203.0.113.1", message);
        Assert.Equal(FindingStatus.Fail, Status(world, "answers"));
        world.Authority(Domain, "ns2.example.net", "203.0.113.1");
        Assert.Equal(FindingStatus.Warn, Status(world, "answers"));
    }

    [Fact]
    public void A_server_that_is_not_there_is_lame() => Assert.Equal(FindingStatus.Fail, Status(
        Servers("192.0.2.1").Ns(Domain, "gone.example.net").Authority(Domain, "ns0.example.net",
            "192.0.2.1"), "answers"));

    [Fact]
    public void A_truncated_answer_says_nothing() => Assert.Equal(FindingStatus.NotMeasured, Status(Servers("192.0.2.1")
        .Server(Domain, "ns0.example.net", "192.0.2.1",
            DnsWorlds.Says(Domain, ResponseCode.NoError, HeaderBits.Truncated | HeaderBits.Authoritative)), "answers"));

    [Fact]
    public void An_alias_as_name_server_is_a_warning() => Assert.Equal(FindingStatus.Warn, Status(
        Servers("192.0.2.1").Ns(Domain, "alias.example.net").Cname("alias.example.net", "ns0.example.net"), "alias"));

    [Theory]
    [InlineData("count")]
    [InlineData("networks")]
    [InlineData("answers")]
    [InlineData("alias")]
    public void A_zone_that_is_not_answered_is_not_measured(string rule)
    {
        Assert.Equal(FindingStatus.NotMeasured, Status(Servers("192.0.2.1").ServFail(Domain), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(Servers("192.0.2.1").Silent(Domain, DnsType.Ns), rule));
    }

    [Fact]
    public void A_name_inside_a_zone_has_the_servers_of_its_zone() => Assert.Equal(FindingStatus.Fail,
        Servers("192.0.2.1").Txt("www.example.org", "here").Find("dns.redundancy.count", "www.example.org").Status);

    [Fact]
    public void No_more_than_thirteen_servers_are_asked()
    {
        var world = Servers([.. Enumerable.Range(1, 20).Select(i => $"192.0.{i}.1")]);
        var finding = world.Find("dns.redundancy.answers", Domain);
        Assert.Contains("the first 13 of 20", finding.Reason.En, StringComparison.Ordinal);
    }
}
