using Servanda.Accords.Findings;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Tests.Assessment.Rules.Dns;

public sealed class DnssecRulesTests
{
    const string Domain = "example.org";
    static readonly ushort Tag = DnsWorlds.KeyOf().KeyTag;

    static World Signed => new World().Validating().Zone(Domain).Key(Domain).Signer(Domain, Tag).Signed(Domain);

    static World Unsigned => new World().Validating().Zone(Domain);

    [Theory]
    [InlineData("dns.dnssec.delegation")]
    [InlineData("dns.dnssec.validation")]
    [InlineData("dns.dnssec.algorithm")]
    [InlineData("dns.dnssec.digest")]
    public void A_signed_zone_passes(string rule) =>
        Assert.Equal(FindingStatus.Pass, Signed.Find(rule, Domain).Status);

    [Theory]
    [InlineData("dns.dnssec.delegation", FindingStatus.Fail)]
    [InlineData("dns.dnssec.validation", FindingStatus.NotApplicable)]
    [InlineData("dns.dnssec.algorithm", FindingStatus.NotApplicable)]
    [InlineData("dns.dnssec.digest", FindingStatus.NotApplicable)]
    public void Of_an_unsigned_zone_one_rule_says_so(string rule, FindingStatus status) =>
        Assert.Equal(status, Unsigned.Find(rule, Domain).Status);

    [Fact]
    public void Keys_without_a_DS_fail_and_the_remedy_is_the_DS_itself()
    {
        var finding = Unsigned.Key(Domain).Key(Domain, flags: 256).Find("dns.dnssec.delegation", Domain);
        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains($"example.org. DS {Tag} 13 2 ", finding.Remedy?.En, StringComparison.Ordinal);
        Assert.DoesNotContain($"DS {DnsWorlds.KeyOf(flags: 256).KeyTag} ", finding.Remedy?.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dns.dnssec.delegation")]
    [InlineData("dns.dnssec.validation")]
    public void A_resolver_that_does_not_validate_measures_nothing(string rule)
    {
        var world = rule.EndsWith("validation", StringComparison.Ordinal)
            ? new World().Validating(false).Zone(Domain).Key(Domain).Signer(Domain, Tag)
            : new World().Validating(false).Zone(Domain);
        Assert.Equal(FindingStatus.NotMeasured, world.Find(rule, Domain).Status);
    }

    [Fact]
    public void An_answer_only_without_validation_is_bogus()
    {
        var world = Unsigned.Key(Domain).FailsWith(Domain, DnsType.Soa).Signer(Domain, Tag);
        var finding = world.Find("dns.dnssec.validation", Domain);
        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains("bogus", finding.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_DS_of_another_key_is_mended_by_the_right_DS()
    {
        var world = Unsigned.Key(Domain).FailsWith(Domain, DnsType.Soa, 9).Signer(Domain, 1);
        Assert.Contains($"DS {Tag} 13 2 ", world.Find("dns.dnssec.validation", Domain).Remedy?.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, FindingStatus.Fail)]
    [InlineData(7, FindingStatus.Fail)]
    [InlineData(12, FindingStatus.Fail)]
    [InlineData(22, FindingStatus.NotMeasured)]
    [InlineData(23, FindingStatus.NotMeasured)]
    public void The_reason_the_resolver_gives_decides(int reason, FindingStatus status) =>
        Assert.Equal(status, Unsigned.Key(Domain).Signer(Domain, Tag).FailsWith(Domain, DnsType.Soa, (ushort)reason)
            .Find("dns.dnssec.validation", Domain).Status);

    [Fact]
    public void A_resolver_that_does_not_validate_is_believed_only_when_it_says_bogus() =>
        Assert.Equal(FindingStatus.NotMeasured, new World().Validating(false).Zone(Domain).Signer(Domain, Tag)
            .FailsWith(Domain, DnsType.Soa).Find("dns.dnssec.validation", Domain).Status);

    [Fact]
    public void When_the_fault_may_lie_above_the_zone_nothing_is_measured() =>
        Assert.Equal(FindingStatus.NotMeasured, Unsigned.Signer(Domain, Tag).Bogus("org").FailsWith(Domain, DnsType.Soa, 6)
            .Find("dns.dnssec.validation", Domain).Status);

    [Theory]
    [InlineData("dns.dnssec.delegation")]
    [InlineData("dns.dnssec.validation")]
    [InlineData("dns.dnssec.algorithm")]
    [InlineData("dns.dnssec.digest")]
    public void A_server_that_fails_with_and_without_validation_is_not_measured(string rule) =>
        Assert.Equal(FindingStatus.NotMeasured, Unsigned.ServFail(Domain).Find(rule, Domain).Status);

    [Theory]
    [InlineData("dns.dnssec.delegation", "DS")]
    [InlineData("dns.dnssec.digest", "DS")]
    [InlineData("dns.dnssec.algorithm", "DNSKEY")]
    public void Silence_is_not_measured(string rule, string type)
    {
        Assert.True(DnsType.TryRead(type, out var read));
        Assert.Equal(FindingStatus.NotMeasured, Signed.Silent(Domain, read).Find(rule, Domain).Status);
    }

    [Fact]
    public void A_DS_that_nobody_can_use_is_a_warning() =>
        Assert.Equal(FindingStatus.Warn, Unsigned.Signer(Domain, 1, algorithm: 253).Find("dns.dnssec.validation", Domain).Status);

    [Theory]
    [InlineData(5, FindingStatus.Warn)]
    [InlineData(7, FindingStatus.Warn)]
    [InlineData(8, FindingStatus.Pass)]
    [InlineData(15, FindingStatus.Pass)]
    public void Retired_algorithms_are_a_warning(byte algorithm, FindingStatus status) =>
        Assert.Equal(status, Unsigned.Key(Domain, algorithm).Find("dns.dnssec.algorithm", Domain).Status);

    [Theory]
    [InlineData(1, FindingStatus.Warn)]
    [InlineData(2, FindingStatus.Pass)]
    [InlineData(4, FindingStatus.Pass)]
    public void A_SHA_1_digest_is_a_warning(byte digest, FindingStatus status) =>
        Assert.Equal(status, Unsigned.Signer(Domain, Tag, digestType: digest).Find("dns.dnssec.digest", Domain).Status);

    [Fact]
    public void A_name_inside_a_zone_is_judged_by_its_zone() =>
        Assert.All(Signed.Txt("www.example.org", "here").Judge("dns.dnssec", "www.example.org"),
            finding => Assert.Equal(FindingStatus.Pass, finding.Status));

    [Fact]
    public void An_alias_is_judged_where_it_stands_and_not_where_it_leads()
    {
        var world = Signed.Cname("www.example.org", "host.cdn.example").Zone("cdn.example").Txt("host.cdn.example",
            "here");
        Assert.Equal(FindingStatus.Pass, world.Find("dns.dnssec.validation", "www.example.org").Status);
    }

    [Fact]
    public void A_name_that_is_not_there_has_nothing_to_judge() =>
        Assert.All(new World().Validating().Judge("dns.dnssec", "nowhere.example"),
            finding => Assert.Equal(FindingStatus.NotApplicable, finding.Status));

    /// <summary>The example of RFC 4509 §2.3.</summary>
    [Fact]
    public void The_DS_of_a_key_is_as_RFC_4509_has_it()
    {
        var key = new DnskeyData(256, 3, 5, Convert.FromBase64String(
            "AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/"
            + "M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw=="));
        Assert.Equal("60485 5 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A",
            Servanda.Assessment.Rules.Dns.DelegationSigner.Of(DomainName.Parse("dskey.example.com"), key).ToString(), true);
    }
}
