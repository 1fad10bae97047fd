using Servanda.Accords.Findings;
using static Servanda.Tests.Assessment.Rules.Mail.MailCases;

namespace Servanda.Tests.Assessment.Rules.Mail;

public sealed class DmarcRulesTests
{
    const FindingStatus Pass = FindingStatus.Pass, Warn = FindingStatus.Warn, Fail = FindingStatus.Fail;
    const FindingStatus NotApplicable = FindingStatus.NotApplicable, NotMeasured = FindingStatus.NotMeasured;

    static World With(params string[] records) => Using("v=spf1 mx -all").Txt("_dmarc.example.org", records);

    [Fact]
    public void A_sound_record_passes_every_rule() => Assert.All(
        With("v=DMARC1; p=reject; rua=mailto:d@example.org").Judge("mail.dmarc", Domain),
        finding => Assert.True(finding.Status is Pass
            || finding is { RuleId: "mail.dmarc.report-consent", Status: NotApplicable }
                or { RuleId: "mail.dmarc.conformance", Status: NotMeasured }, finding.RuleId));

    [Fact]
    public void No_record_anywhere_fails_once_with_a_record_to_publish()
    {
        Using("v=spf1 mx -all").Finds("mail.dmarc.published", Fail,
            "_dmarc.example.org. TXT \"v=DMARC1; p=reject; rua=mailto:dmarc-reports@example.org\"");
        Assert.Single(Using("v=spf1 mx -all").Judge("mail.dmarc", Domain), finding => finding.Status != NotApplicable);
    }

    [Fact]
    public void The_record_of_the_organisational_domain_applies_to_what_is_below()
    {
        var world = new World().Mx("mail.example.org", 10, "mx.example.org")
            .Txt("_dmarc.example.org", "v=DMARC1; p=reject; sp=none");
        Assert.Equal(Pass, world.Find("mail.dmarc.published", "mail.example.org").Status);
        var policy = world.Find("mail.dmarc.policy", "mail.example.org");
        Assert.Equal(Warn, policy.Status);
        Assert.Contains("_dmarc.example.org. TXT \"v=DMARC1; p=reject; sp=quarantine\"",
            policy.Remedy!.En, StringComparison.Ordinal);
        Assert.Equal(NotApplicable, world.Find("mail.dmarc.subdomains", "mail.example.org").Status);
        Assert.Equal(NotApplicable, world.Find("mail.dmarc.suffix", "mail.example.org").Status);
    }

    [Fact]
    public void A_policy_of_the_public_suffix_alone_is_half_of_it() =>
        Using("v=spf1 mx -all").Txt("_dmarc.org", "v=DMARC1; p=reject; psd=y")
            .Finds("mail.dmarc.published", Warn, "suffix org", "_dmarc.example.org.");

    [Fact]
    public void Two_records_count_as_none_and_that_is_said_once()
    {
        var world = With("v=DMARC1; p=reject", "v=DMARC1; p=none");
        world.Finds("mail.dmarc.single", Fail, "2 DMARC records");
        world.Finds("mail.dmarc.published", NotApplicable);
        world.Finds("mail.dmarc.policy", NotApplicable);
        With("v=DMARC1; p=reject").Finds("mail.dmarc.single", Pass);
    }

    [Theory]
    [InlineData("v=DMARC1; p=reject", Pass, "")]
    [InlineData("v=DMARC1; p=reject; pct=50; ri=5; x=y", Pass, "")]
    [InlineData("v=DMARC1; p=reject; adkim=q", Warn, "\"v=DMARC1; p=reject\"")]
    [InlineData("v=DMARC1; p=reject; p=none", Fail, "twice")]
    [InlineData("v=DMARC1; p=refuse", Fail, "do not apply it")]
    [InlineData("v=DMARC1; rua=mailto:d@example.org", Fail, "\"v=DMARC1; p=reject; rua=mailto:d@example.org\"")]
    [InlineData("v=DMARC1; p=refuse; rua=mailto:d@example.org", Fail, "counts as p=none")]
    public void Faults_that_change_what_the_record_says_are_told(string text, FindingStatus status, string piece) =>
        With(text).Finds("mail.dmarc.syntax", status, piece);

    [Theory]
    [InlineData("v=DMARC1; p=reject", Pass, "")]
    [InlineData("v=DMARC1; p=reject; pct=100", Warn, "\"v=DMARC1; p=reject\"")]
    [InlineData("v=DMARC1; p=reject; rua=mailto:d@example.org!10m", Warn, "rua=mailto:d@example.org!10m")]
    public void What_receivers_pass_over_is_worth_a_word_only(string text, FindingStatus status, string piece) =>
        With(text).Finds("mail.dmarc.tidy", status, piece);

    [Theory]
    [InlineData("v=DMARC1; p=reject", Pass, "p=reject")]
    [InlineData("v=DMARC1; p=quarantine", Pass, "p=quarantine")]
    [InlineData("v=DMARC1; p=reject; t=y", Pass, "lowered by t=y")]
    [InlineData("v=DMARC1; p=none", Warn, "\"v=DMARC1; p=quarantine\"")]
    [InlineData("v=DMARC1; p=quarantine; t=y", Warn, "\"v=DMARC1; p=quarantine\"")]
    [InlineData("v=DMARC1; p=refuse; rua=mailto:d@example.org", Warn, "only monitors")]
    [InlineData("v=DMARC1; p=refuse", NotApplicable, "")]
    public void The_policy_has_to_ask_for_something(string text, FindingStatus status, string piece) =>
        With(text).Finds("mail.dmarc.policy", status, piece);

    [Theory]
    [InlineData("v=DMARC1; p=reject", Pass)]
    [InlineData("v=DMARC1; p=quarantine", Warn)]
    [InlineData("v=DMARC1; p=reject; t=y", Warn)]
    [InlineData("v=DMARC1; p=none", NotApplicable)]
    public void Refusing_is_better_than_quarantine(string text, FindingStatus status) =>
        With(text).Finds("mail.dmarc.strict", status);

    [Theory]
    [InlineData("v=DMARC1; p=reject", Pass, "sp=reject, np=reject")]
    [InlineData("v=DMARC1; p=reject; sp=none; np=reject", Warn, "\"v=DMARC1; p=reject; sp=reject; np=reject\"")]
    [InlineData("v=DMARC1; p=reject; np=none", Warn, "\"v=DMARC1; p=reject; np=reject\"")]
    [InlineData("v=DMARC1; p=reject; sp=none", Warn, "sp=none, np=none")]
    [InlineData("v=DMARC1; p=none; sp=none", NotApplicable, "")]
    public void Subdomains_are_not_to_be_left_open(string text, FindingStatus status, string piece) =>
        With(text).Finds("mail.dmarc.subdomains", status, piece);

    [Theory]
    [InlineData("v=DMARC1; p=reject; t=y", Warn, "\"v=DMARC1; p=reject\"")]
    [InlineData("v=DMARC1; p=reject; t=n", Pass, "")]
    public void Test_mode_is_worth_a_word(string text, FindingStatus status, string piece) =>
        With(text).Finds("mail.dmarc.testing", status, piece);

    [Theory]
    [InlineData("v=DMARC1; p=reject; psd=y", Warn, "psd=n")]
    [InlineData("v=DMARC1; p=reject; psd=n", Pass, "")]
    [InlineData("v=DMARC1; p=reject", Pass, "")]
    public void A_domain_of_an_organisation_is_no_public_suffix(string text, FindingStatus status, string piece) =>
        With(text).Finds("mail.dmarc.suffix", status, piece);

    [Theory]
    [InlineData("v=DMARC1; p=reject; rua=mailto:d@example.org", Pass, "mailto:d@example.org")]
    [InlineData("v=DMARC1; p=reject; rua=https://example.org/r", Warn, "rua=mailto:dmarc-reports@example.org")]
    [InlineData("v=DMARC1; p=reject", Warn, "\"v=DMARC1; p=reject; rua=mailto:dmarc-reports@example.org\"")]
    public void Reports_are_asked_for(string text, FindingStatus status, string piece) =>
        With(text).Finds("mail.dmarc.reports", status, piece);

    [Theory]
    [InlineData("d@example.org", NotApplicable, "")]
    [InlineData("d@reports.example.org", NotApplicable, "")]
    [InlineData("d@agreed.example", Pass, "agreed.example")]
    [InlineData("d@silent.example", NotMeasured, "no answer in time")]
    [InlineData("d@gone.example", Fail, "example.org._report._dmarc.gone.example. TXT \"v=DMARC1\"")]
    public void Others_who_get_reports_have_to_agree(string address, FindingStatus status, string piece) =>
        With($"v=DMARC1; p=reject; rua=mailto:{address}")
            .Txt("example.org._report._dmarc.agreed.example", "v=DMARC1")
            .Silent("example.org._report._dmarc.silent.example")
            .Finds("mail.dmarc.report-consent", status, piece);

    [Fact]
    public void A_destination_whose_organisation_is_unknown_is_not_said_to_refuse() =>
        With("v=DMARC1; p=reject; rua=mailto:d@reports.example.net").ServFail("_dmarc.example.net")
            .Finds("mail.dmarc.report-consent", NotMeasured);

    [Fact]
    public void A_walk_that_nobody_answers_is_not_measured() => Assert.All(
        Using("v=spf1 mx -all").ServFail("_dmarc.example.org").Judge("mail.dmarc", Domain),
        finding => Assert.Equal(NotMeasured, finding.Status));

    [Fact]
    public void A_silent_parent_matters_only_where_it_decides()
    {
        var world = With("v=DMARC1; p=reject").ServFail("_dmarc.org");
        world.Finds("mail.dmarc.policy", Pass);
        world.Finds("mail.dmarc.subdomains", NotMeasured);
    }

    [Fact]
    public void A_domain_that_uses_no_mail_is_left_to_mail_parked() => Assert.All(
        Parked().Judge("mail.dmarc", Domain), finding => Assert.Equal(NotApplicable, finding.Status));
}
