using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules.Mail;
using Servanda.Dns;
using static Servanda.Tests.Assessment.Rules.Mail.MailCases;

namespace Servanda.Tests.Assessment.Rules.Mail;

public sealed class MailUseTests
{
    [Fact]
    public void A_domain_with_an_exchanger_receives_and_without_SPF_is_taken_to_send() =>
        Assert.Equal("True True", Use(Receiving()));

    [Fact]
    public void A_domain_with_a_null_MX_and_SPF_senders_only_sends() =>
        Assert.Equal("False True", Use(new World().NullMx(Domain).Txt(Domain, "v=spf1 ip4:192.0.2.1 -all")));

    [Fact]
    public void A_domain_whose_SPF_names_nobody_only_receives() =>
        Assert.Equal("True False", Use(Using("v=spf1 -all")));

    [Fact]
    public void An_address_alone_is_no_use_of_mail() => Assert.Equal("False False", Use(Parked()));

    [Theory]
    [InlineData("v=spf1 +all", "False True")]
    [InlineData("v=spf1 ?all", "False False")]
    [InlineData("v=spf1 mx", "False True")]
    [InlineData("v=spf1 garbage:", "False True")]
    [InlineData("v=spf1 redirect=nobody.example", "False False")]
    [InlineData("v=spf1 redirect=somebody.example", "False True")]
    [InlineData("v=spf1 redirect=gone.example", "False True")]
    [InlineData("v=spf1 redirect=%{d}.example", "False True")]
    [InlineData("v=spf1 redirect=broken.example", "False ")]
    public void SPF_says_whether_anybody_sends(string text, string use) =>
        Assert.Equal(use, Use(new World().Txt(Domain, text).Txt("nobody.example", "v=spf1 -all")
            .Txt("somebody.example", "v=spf1 mx -all").ServFail("broken.example")));

    [Fact]
    public void An_operator_who_names_a_selector_says_that_the_domain_sends() =>
        Assert.Equal("False True", Use(Parked(), "s1"));

    [Fact]
    public void What_is_not_answered_is_not_known()
    {
        Assert.Equal(" ", Use(new World().ServFail(Domain)));
        Assert.Equal("True ", Use(Receiving().ServFail(Domain, DnsType.Txt)));
        Assert.Equal(" True", Use(new World().ServFail(Domain, DnsType.Mx).Txt(Domain, "v=spf1 mx -all")));
    }

    [Fact]
    public void Nothing_about_mail_is_asked_of_a_name_that_is_not_there()
    {
        foreach (var control in (string[])["mail.spf", "mail.dmarc", "mail.parked"])
        {
            Assert.All(new World().Judge(control, Domain), finding =>
                Assert.Equal(FindingStatus.NotApplicable, finding.Status));
        }
    }

    static string Use(World world, params string[] selectors) => world.Judge([new Rule("a.b.c", "", Severity.Required,
        Text.Same(""), view => Outcome.Pass(Text.Same(MailUse.Of(view) is var use ? $"{use.Receives} {use.Sends}" : "")))],
        Domain, selectors)[0].Reason.En;
}
