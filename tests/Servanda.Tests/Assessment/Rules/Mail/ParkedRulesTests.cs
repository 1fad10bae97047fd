using Servanda.Accords.Findings;
using Servanda.Dns;
using static Servanda.Tests.Assessment.Rules.Mail.MailCases;

namespace Servanda.Tests.Assessment.Rules.Mail;

public sealed class ParkedRulesTests
{
    const FindingStatus Pass = FindingStatus.Pass, Warn = FindingStatus.Warn, Fail = FindingStatus.Fail;
    const FindingStatus NotApplicable = FindingStatus.NotApplicable, NotMeasured = FindingStatus.NotMeasured;

    [Fact]
    public void A_domain_parked_well_passes_every_rule() => Assert.All(
        Parked().NullMx(Domain).Txt(Domain, "v=spf1 -all").Txt("_dmarc.example.org", "v=DMARC1; p=reject")
            .Judge("mail.parked", Domain),
        finding => Assert.Equal(Pass, finding.Status));

    [Fact]
    public void An_address_without_MX_still_draws_mail() =>
        Parked().Finds("mail.parked.null-mx", Warn, "192.0.2.80", "example.org. MX 0 .");

    [Fact]
    public void Without_an_address_nothing_can_be_delivered() =>
        new World().Txt(Domain, "hello").Finds("mail.parked.null-mx", Pass);

    [Fact]
    public void A_null_MX_has_preference_0() =>
        Parked().Mx(Domain, 10, ".").Finds("mail.parked.null-mx", Warn, "preference 0");

    [Fact]
    public void Without_MX_the_address_has_to_be_known() =>
        new World().Txt(Domain, "v=spf1 -all").Silent(Domain, DnsType.A).Finds("mail.parked.null-mx", NotMeasured);

    [Theory]
    [InlineData("v=spf1 -all", Pass, "")]
    [InlineData("v=spf1 redirect=parked.example", Pass, "")]
    [InlineData("v=spf1 ~all", Warn, "\"v=spf1 -all\"")]
    [InlineData("v=spf1 ?all", Fail, "\"v=spf1 -all\"")]
    [InlineData("v=spf1", Fail, "\"v=spf1 -all\"")]
    [InlineData("hello", Fail, "example.org. TXT \"v=spf1 -all\"")]
    public void SPF_says_that_nobody_sends(string text, FindingStatus status, string piece) =>
        Parked().Txt(Domain, text).Txt("parked.example", "v=spf1 -all").Finds("mail.parked.spf", status, piece);

    [Theory]
    [InlineData("v=DMARC1; p=reject", Pass, "")]
    [InlineData("v=DMARC1; p=quarantine", Warn, "_dmarc.example.org. TXT \"v=DMARC1; p=reject\"")]
    [InlineData("v=DMARC1; p=reject; t=y", Warn, "quarantine only")]
    [InlineData("v=DMARC1; p=none", Fail, "nothing is asked")]
    [InlineData("v=DMARC1; p=refuse", Fail, "no DMARC policy applies")]
    [InlineData("hello", Fail, "no DMARC policy applies")]
    public void DMARC_has_everything_refused(string text, FindingStatus status, string piece) =>
        Parked().Txt("_dmarc.example.org", text).Finds("mail.parked.dmarc", status, piece);

    [Fact]
    public void The_policy_of_the_organisational_domain_covers_a_parked_subdomain()
    {
        var world = new World().Address("old.example.org", "192.0.2.1")
            .Txt("_dmarc.example.org", "v=DMARC1; p=none; sp=reject");
        Assert.Equal(Pass, world.Find("mail.parked.dmarc", "old.example.org").Status);
    }

    [Fact]
    public void DMARC_that_nobody_answers_about_is_not_measured() =>
        Parked().ServFail("_dmarc.example.org").Finds("mail.parked.dmarc", NotMeasured);

    [Theory]
    [InlineData("mail.parked.null-mx")]
    [InlineData("mail.parked.spf")]
    [InlineData("mail.parked.dmarc")]
    public void A_domain_that_uses_mail_is_not_parked(string rule)
    {
        Receiving().Finds(rule, NotApplicable, "takes mail");
        Parked().Txt(Domain, "v=spf1 ip4:192.0.2.1 -all").Finds(rule, NotApplicable, "sends mail");
    }

    [Theory]
    [InlineData("mail.parked.null-mx")]
    [InlineData("mail.parked.spf")]
    [InlineData("mail.parked.dmarc")]
    public void A_domain_that_nobody_answers_about_is_not_measured(string rule) =>
        new World().ServFail(Domain).Finds(rule, NotMeasured);
}
