using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Dns;
using Servanda.Dns.Dnssec;

namespace Servanda.Tests.Assessment.Rules.Dns;

/// <summary>The rules about DNSSEC where answers were validated here.</summary>
public sealed class ProvenDnssecRulesTests
{
    const string Domain = "example.org", Rule = "dns.dnssec.validation";
    static readonly ushort Tag = DnsWorlds.KeyOf().KeyTag;

    /// <summary>A resolver that vouches for nothing, and gives signatures that lead from the root.</summary>
    static World Signed => new World().Validating(false).Zone(Domain).Key(Domain).Signer(Domain, Tag)
        .Validates(".", Security.Secure);

    [Fact]
    public void Our_own_validation_needs_no_resolver_that_validates()
    {
        var finding = Signed.Find(Rule, Domain);
        Assert.Equal((FindingStatus.Pass, EvidenceLevel.Proven), (finding.Status, finding.Evidence));
        Assert.Equal(FindingStatus.Fail, new World().Validating(false).Zone(Domain).Validates(".", Security.Secure)
            .Find("dns.dnssec.delegation", Domain).Status);
    }

    [Fact]
    public void What_is_bogus_here_fails_with_its_reason_although_the_resolver_answers()
    {
        var finding = Signed.Validates(Domain, Security.Bogus, 7).Find(Rule, Domain);
        Assert.Equal((FindingStatus.Fail, EvidenceLevel.Measured), (finding.Status, finding.Evidence));
        Assert.Contains("bogus (signature expired)", finding.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_resolver_vouches_for_what_is_bogus_here_nothing_is_measured() => Assert.Equal(
        FindingStatus.NotMeasured, Signed.Signed(Domain).Validates(Domain, Security.Bogus, 7).Find(Rule, Domain).Status);

    [Theory]
    [InlineData(Security.Bogus, FindingStatus.Fail)]
    [InlineData(Security.Secure, FindingStatus.NotMeasured)]
    [InlineData(Security.Indeterminate, FindingStatus.NotMeasured)]
    public void Of_what_the_resolver_refuses_our_validation_decides(Security ours, FindingStatus status) => Assert.Equal(
        status, Signed.FailsWith(Domain, DnsType.Soa, 22).Validates(Domain, ours, 9).Find(Rule, Domain).Status);

    [Fact]
    public void Where_the_root_is_not_proven_either_nothing_is_held_against_the_zone() => Assert.Equal(
        FindingStatus.NotMeasured, Signed.Validates(".", Security.Bogus, 10).Find(Rule, Domain).Status);

    [Fact]
    public void Where_signatures_do_not_reach_us_the_resolvers_word_counts() => Assert.Equal(
        FindingStatus.Pass, new World().Validating().Zone(Domain).Key(Domain).Signer(Domain, Tag).Signed(Domain)
            .Validates(".", Security.Indeterminate, 5).Find(Rule, Domain).Status);

    [Fact]
    public void A_zone_proven_to_be_unsigned_is_measured_as_before() => Assert.Equal(
        FindingStatus.Warn, Signed.Validates(Domain, Security.Insecure, 1).Find(Rule, Domain).Status);
}
