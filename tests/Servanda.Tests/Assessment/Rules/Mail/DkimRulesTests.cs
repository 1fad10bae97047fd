using System.Security.Cryptography;
using Servanda.Accords.Findings;
using Servanda.Assessment.Rules.Mail;
using static Servanda.Tests.Assessment.Rules.Mail.MailCases;

namespace Servanda.Tests.Assessment.Rules.Mail;

public sealed class DkimRulesTests
{
    const FindingStatus Pass = FindingStatus.Pass, Warn = FindingStatus.Warn, Fail = FindingStatus.Fail;
    const FindingStatus NotApplicable = FindingStatus.NotApplicable, NotMeasured = FindingStatus.NotMeasured;

    const string Ed25519 = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    static readonly string Strong = Rsa(2048);
    static readonly string Weak = Rsa(1024);

    static World Sending => Using("v=spf1 mx -all");

    static World With(string selector, params string[] records) =>
        Sending.Txt($"{selector}._domainkey.example.org", records);

    [Fact]
    public void Sound_keys_pass_every_rule()
    {
        var findings = With("selector1", Strong).Txt("mine._domainkey.example.org", Ed25519)
            .Judge("mail.dkim", Domain, "mine");
        Assert.All(findings, finding => Assert.Equal(Pass, finding.Status));
    }

    [Fact]
    public void Finding_no_key_says_nothing() => Assert.All(
        Sending.Judge("mail.dkim", Domain),
        finding => Assert.Equal(finding.RuleId == "mail.dkim.named" ? NotApplicable : NotMeasured, finding.Status));

    [Fact]
    public void A_selector_that_the_operator_names_is_looked_at()
    {
        var world = With("mine", Strong);
        Assert.Equal(NotMeasured, world.Find("mail.dkim.published", Domain).Status);
        Assert.Equal(Pass, world.Find("mail.dkim.published", Domain, "mine").Status);
        Assert.Equal(Pass, world.Find("mail.dkim.named", Domain, "mine").Status);
        Assert.Equal(Warn, world.Find("mail.dkim.named", Domain, "mine", "other").Status);
        Assert.Equal(Warn, world.Find("mail.dkim.named", Domain, "bad..name").Status);
    }

    [Fact]
    public void A_named_selector_that_nobody_answers_about_is_not_measured() => Assert.Equal(NotMeasured,
        Sending.ServFail("mine._domainkey.example.org").Find("mail.dkim.named", Domain, "mine").Status);

    [Fact]
    public void A_withdrawn_key_does_not_count()
    {
        With("s1", "v=DKIM1; p=").Finds("mail.dkim.published", NotMeasured, "withdrawn keys, at s1");
        With("s1", "v=DKIM1; p=").Finds("mail.dkim.strength", NotApplicable);
        With("s1", "v=DKIM1; p=").Txt("s2._domainkey.example.org", Strong).Finds("mail.dkim.published", Pass, "s2");
    }

    [Fact]
    public void A_wildcard_that_answers_every_selector_with_something_else_is_no_key() =>
        With("s1", "v=spf1 -all").Finds("mail.dkim.published", NotMeasured);

    [Theory]
    [InlineData("v=DKIM1; k=rsa; p=@@@", Fail, "p= is not base64")]
    [InlineData("v=DKIM1; k=rsa", Fail, "p= is missing")]
    [InlineData("v=DKIM1; k=dsa; p=AAAA", Fail, "neither rsa nor ed25519")]
    [InlineData(Ed25519, Pass, "")]
    [InlineData("v=DKIM1; p=", Pass, "")]
    public void A_key_that_cannot_be_used_is_told(string text, FindingStatus status, string piece) =>
        With("s1", text).Finds("mail.dkim.syntax", status, piece);

    [Fact]
    public void A_broken_key_beside_a_working_one_is_a_warning()
    {
        With("s1", "v=DKIM1; p=@@@").Txt("s2._domainkey.example.org", Strong)
            .Finds("mail.dkim.syntax", Warn, "s1._domainkey.example.org:");
        With("s1", Strong, Ed25519).Finds("mail.dkim.syntax", Warn, "more than one key");
        With("s1", "v=DKIM1; p=@@@").Finds("mail.dkim.published", NotApplicable);
    }

    [Fact]
    public void The_strength_of_keys_is_measured_in_bits()
    {
        With("s1", Strong).Finds("mail.dkim.strength", Pass, "s1 RSA-2048");
        With("s1", Ed25519).Finds("mail.dkim.strength", Pass, "s1 Ed25519");
        With("s1", Weak).Finds("mail.dkim.strength", Warn, "under 2048 bits: s1 RSA-1024",
            "s1._domainkey.example.org. TXT \"v=DKIM1; p=\"");
        With("s1", Rsa(768)).Finds("mail.dkim.strength", Fail, "must refuse s1");
        With("s1", Strong.Replace("k=rsa", "k=rsa; h=sha1", StringComparison.Ordinal))
            .Finds("mail.dkim.strength", Fail, "h=sha1");
        With("s1", Weak).Txt("s2._domainkey.example.org", Rsa(512)).Finds("mail.dkim.strength", Fail, "must refuse s2");
    }

    [Fact]
    public void Test_mode_makes_signatures_worth_nothing()
    {
        With("s1", Ed25519 + "; t=y").Finds("mail.dkim.testing", Warn, $"TXT \"{Ed25519}\"");
        With("s1", Ed25519 + "; t=y:s").Finds("mail.dkim.testing", Warn, $"TXT \"{Ed25519}; t=s\"");
        With("s1", Ed25519 + "; t=s").Finds("mail.dkim.testing", Pass);
    }

    [Fact]
    public void Slips_are_worth_a_word_only()
    {
        With("s1", Ed25519 + "; ").Finds("mail.dkim.tidy", Warn, $"TXT \"{Ed25519}\"");
        With("s1", Ed25519 + "; ").Finds("mail.dkim.syntax", Pass);
        With("s1", Ed25519).Finds("mail.dkim.tidy", Pass);
    }

    [Fact]
    public void A_domain_that_sends_no_mail_needs_no_key()
    {
        var world = Using("v=spf1 -all");
        Assert.All(world.Judge("mail.dkim", Domain), finding => Assert.Equal(NotApplicable, finding.Status));
        Assert.DoesNotContain(world.Asked, subject => subject.Key.Contains("._domainkey", StringComparison.Ordinal));
    }

    [Fact]
    public void A_domain_that_nobody_answers_about_is_not_measured() => Assert.All(
        new World().ServFail(Domain).Judge("mail.dkim", Domain), finding => Assert.Equal(NotMeasured, finding.Status));

    [Fact]
    public void Well_known_selectors_are_about_thirty_and_each_once()
    {
        Assert.InRange(WellKnownSelectors.All.Count, 25, 40);
        Assert.Equal(WellKnownSelectors.All.Count, WellKnownSelectors.All.Distinct().Count());
    }

    static string Rsa(int bits)
    {
        using var key = RSA.Create(bits);
        return $"v=DKIM1; k=rsa; p={Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}";
    }
}
