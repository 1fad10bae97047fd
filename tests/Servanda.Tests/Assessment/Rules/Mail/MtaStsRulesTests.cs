using Servanda.Accords.Findings;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Tests.Assessment.Rules.Web;
using static Servanda.Tests.Assessment.Rules.Mail.MailCases;

namespace Servanda.Tests.Assessment.Rules.Mail;

public sealed class MtaStsRulesTests
{
    const FindingStatus Pass = FindingStatus.Pass, Warn = FindingStatus.Warn, Fail = FindingStatus.Fail;
    const FindingStatus NotApplicable = FindingStatus.NotApplicable, NotMeasured = FindingStatus.NotMeasured;

    const string Url = "https://mta-sts.example.org/.well-known/mta-sts.txt";
    const string Good = "version: STSv1\nmode: enforce\nmx: mx.example.org\nmax_age: 1209600\n";

    static World Recorded(string record = "v=STSv1; id=1") =>
        Receiving().Txt("_mta-sts.example.org", record).Address("mta-sts.example.org", "192.0.2.3");

    static World Serving(string policy) => Recorded().Page(Url, 200, policy, ("content-type", "text/plain"));

    [Fact]
    public void A_sound_policy_passes_every_rule() => Assert.All(
        Serving(Good).Judge("mail.mta-sts", Domain), finding => Assert.Equal(Pass, finding.Status));

    [Fact]
    public void No_record_fails_once_with_all_there_is_to_publish()
    {
        var world = Receiving();
        world.Finds("mail.mta-sts.record", Fail, Url, "mx: mx.example.org",
            "_mta-sts.example.org. TXT \"v=STSv1; id=20261122120000\"");
        Assert.Single(world.Judge("mail.mta-sts", Domain), finding => finding.Status != NotApplicable);
        Assert.DoesNotContain(world.Asked, subject => subject is Subject.Page);
    }

    [Fact]
    public void Two_records_count_as_none() =>
        Receiving().Txt("_mta-sts.example.org", "v=STSv1; id=1", "v=STSv1; id=2")
            .Finds("mail.mta-sts.record", Fail, "2 records");

    [Theory]
    [InlineData("v=STSv1; id=1", Pass, "")]
    [InlineData("v=STSv1;", Fail, "id= is missing")]
    [InlineData("v=STSv1; id=1-2", Fail, "not 1 to 32")]
    [InlineData("v=STSv1; id=1; id=2", Warn, "more than once")]
    public void The_record_has_to_have_an_id(string record, FindingStatus status, string piece) =>
        Recorded(record).Finds("mail.mta-sts.syntax", status, piece);

    [Theory]
    [InlineData(200, Pass, Url)]
    [InlineData(404, Fail, "answered 404")]
    [InlineData(500, Fail, "answered 500")]
    [InlineData(429, NotMeasured, "answered 429")]
    [InlineData(503, NotMeasured, "answered 503")]
    public void The_policy_has_to_be_served(int status, FindingStatus found, string piece) =>
        Recorded().Page(Url, status, Good).Finds("mail.mta-sts.fetch", found, piece);

    [Fact]
    public void A_redirect_is_not_followed()
    {
        var elsewhere = WebWorlds.Redirects(WebEnd.Answered, 200, Good, Url, "https://www.example.org/mta-sts.txt");
        Recorded().Page(Url, elsewhere).Finds("mail.mta-sts.fetch", Fail, "redirected (301)");
        Recorded().Page(Url, elsewhere).Finds("mail.mta-sts.policy", NotApplicable);
    }

    [Fact]
    public void A_policy_host_that_is_not_there_fails() =>
        Receiving().Txt("_mta-sts.example.org", "v=STSv1; id=1")
            .Finds("mail.mta-sts.fetch", Fail, "there is no host mta-sts.example.org");

    [Fact]
    public void A_failed_handshake_counts_only_when_no_current_version_is_taken()
    {
        var failed = Recorded().Page(Url, new WebTranscript { Hops = [WebWorlds.Hop(Url, 0)], End = WebEnd.TlsFailed });
        failed.Finds("mail.mta-sts.fetch", NotMeasured, "no TLS connection with us");
        failed.Takes("mta-sts.example.org", TlsVersion.Tls10)
            .Finds("mail.mta-sts.fetch", Fail, "takes neither TLS 1.2 nor 1.3");
        failed.Takes("mta-sts.example.org", TlsVersion.Tls12).Finds("mail.mta-sts.fetch", NotMeasured);
    }

    [Theory]
    [InlineData(WebEnd.Malformed)]
    [InlineData(WebEnd.NoAnswer)]
    public void What_could_not_be_read_is_not_measured(WebEnd end) => Recorded()
        .Page(Url, new WebTranscript { Hops = [WebWorlds.Hop(Url, 0)], End = end })
        .Finds("mail.mta-sts.fetch", NotMeasured);

    [Fact]
    public void A_body_that_broke_off_is_not_measured() => Recorded()
        .Page(Url, WebWorlds.Answer(Url, 200, "version: STS") with { IsBodyCut = true })
            .Finds("mail.mta-sts.policy", NotMeasured);

    [Fact]
    public void The_certificate_has_to_be_for_the_policy_host()
    {
        World Shows(TlsFacts tls) => Recorded().Page(Url,
            WebWorlds.Answer(Url, 200, Good) with { Hops = [WebWorlds.Hop(Url, 200) with { Tls = tls }] });
        Shows(WebWorlds.Tls(WebWorlds.Certificate(["mta-sts.example.org"]))).Finds("mail.mta-sts.certificate", Pass);
        Shows(WebWorlds.Tls(WebWorlds.Certificate(["*.example.org"]))).Finds("mail.mta-sts.certificate", Pass);
        Shows(WebWorlds.Tls(WebWorlds.Certificate(["example.org"])))
            .Finds("mail.mta-sts.certificate", Fail, "it is for example.org", "subjectAltName DNS:mta-sts.example.org");
        Shows(WebWorlds.Tls(WebWorlds.Certificate(["mta-sts.example.org"]), "UntrustedRoot"))
            .Finds("mail.mta-sts.certificate", Fail, "nobody we trust");
        Shows(WebWorlds.Tls(WebWorlds.Certificate(["mta-sts.example.org"], -90, -3), "NotTimeValid"))
            .Finds("mail.mta-sts.certificate", Fail, "expired on 2026-11-19");
        Shows(WebWorlds.Tls([1, 2, 3])).Finds("mail.mta-sts.certificate", NotMeasured);
        Receiving().Txt("_mta-sts.example.org", "v=STSv1; id=1").Finds("mail.mta-sts.certificate", NotApplicable);
    }

    [Theory]
    [InlineData(Good, Pass, "")]
    [InlineData("version: STSv1\nmode: enforce\nmx: mx.example.org\n", Fail, "max_age: is missing")]
    [InlineData("<!DOCTYPE html><html></html>", Fail, "a web page")]
    [InlineData("version: STSv1\nmode: enforce\nmx: mx.example.org\nmax_age: 99999999\n", Warn, "over 31557600")]
    public void The_policy_has_to_be_readable(string policy, FindingStatus status, string piece) =>
        Serving(policy).Finds("mail.mta-sts.policy", status, piece);

    [Theory]
    [InlineData("enforce", Pass, "")]
    [InlineData("testing", Warn, "mode: enforce\nmx: mx.example.org")]
    [InlineData("none", Fail, "withdraws")]
    public void The_policy_has_to_be_enforced(string mode, FindingStatus status, string piece) =>
        Serving(Good.Replace("enforce", mode, StringComparison.Ordinal)).Finds("mail.mta-sts.mode", status, piece);

    [Theory]
    [InlineData("mx.example.org", Pass, "")]
    [InlineData("*.example.org", Pass, "")]
    [InlineData("mx1.example.org", Fail, "no mx line fits mx.example.org; the policy has mx1.example.org")]
    [InlineData("*.mx.example.org", Fail, "mx: mx.example.org")]
    public void Every_exchanger_has_to_be_named(string mx, FindingStatus status, string piece) =>
        Serving(Good.Replace("mx.example.org", mx, StringComparison.Ordinal)).Finds("mail.mta-sts.mx", status, piece);

    [Fact]
    public void Without_a_usable_policy_there_are_no_mx_lines_to_judge()
    {
        Serving(Good.Replace("enforce", "none", StringComparison.Ordinal)).Finds("mail.mta-sts.mx", NotApplicable);
        foreach (var rule in (string[])["mail.mta-sts.mode", "mail.mta-sts.mx", "mail.mta-sts.max-age"])
            Serving("hello").Finds(rule, NotApplicable);
        Recorded().Page(Url, 404).Finds("mail.mta-sts.content-type", NotApplicable);
    }

    [Theory]
    [InlineData("604800", Pass)]
    [InlineData("86400", Warn)]
    public void A_policy_is_to_be_kept_for_a_week(string age, FindingStatus status) =>
        Serving(Good.Replace("1209600", age, StringComparison.Ordinal)).Finds("mail.mta-sts.max-age", status, age);

    [Fact]
    public void The_content_type_is_worth_a_word_only()
    {
        Recorded().Page(Url, 200, Good, ("content-type", "text/html"))
            .Finds("mail.mta-sts.content-type", Warn, "text/html");
        Recorded().Page(Url, 200, Good).Finds("mail.mta-sts.content-type", Warn, "no Content-Type");
        Recorded().Page(Url, 200, Good, ("content-type", "Text/Plain; charset=utf-8"))
            .Finds("mail.mta-sts.content-type", Pass);
    }

    [Fact]
    public void A_domain_that_takes_no_mail_needs_no_policy() => Assert.All(
        Parked().Judge("mail.mta-sts", Domain), finding => Assert.Equal(NotApplicable, finding.Status));

    [Fact]
    public void What_nobody_answers_is_not_measured()
    {
        Assert.All(Receiving().ServFail("_mta-sts.example.org").Judge("mail.mta-sts", Domain),
            finding => Assert.Equal(NotMeasured, finding.Status));
        Assert.All(Recorded().NoPage(Url).Judge("mail.mta-sts", Domain), finding => Assert.Equal(
            finding.RuleId is "mail.mta-sts.record" or "mail.mta-sts.syntax" ? Pass : NotMeasured, finding.Status));
    }
}
