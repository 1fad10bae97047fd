using Servanda.Accords.Findings;
using static Servanda.Tests.Assessment.Rules.Mail.MailCases;

namespace Servanda.Tests.Assessment.Rules.Mail;

public sealed class TlsRptRulesTests
{
    const FindingStatus Pass = FindingStatus.Pass, Warn = FindingStatus.Warn, Fail = FindingStatus.Fail;
    const FindingStatus NotApplicable = FindingStatus.NotApplicable, NotMeasured = FindingStatus.NotMeasured;

    static World With(params string[] records) => Receiving().Txt("_smtp._tls.example.org", records);

    [Fact]
    public void No_record_fails_once_with_one_to_publish()
    {
        With("hello").Finds("mail.tls-rpt.record", Fail,
            "_smtp._tls.example.org. TXT \"v=TLSRPTv1; rua=mailto:tls-reports@example.org\"");
        With("hello").Finds("mail.tls-rpt.syntax", NotApplicable);
    }

    [Fact]
    public void Two_records_count_as_none() =>
        With("v=TLSRPTv1; rua=mailto:a@example.org", "v=TLSRPTv1; rua=mailto:b@example.org")
            .Finds("mail.tls-rpt.record", Fail, "2 records");

    [Theory]
    [InlineData("v=TLSRPTv1; rua=mailto:t@example.org", Pass, "mailto:t@example.org")]
    [InlineData("v=TLSRPTv1; rua=https://reports.example/v1", Pass, "https://reports.example/v1")]
    [InlineData("v=TLSRPTv1;", Fail, "rua= is missing")]
    [InlineData("v=TLSRPTv1; rua=t@example.org", Fail, "no address")]
    [InlineData("v=TLSRPTv1; rua=mailto:t@example.org,ftp://x.example", Warn, "neither mailto nor https")]
    public void The_record_has_to_say_where_reports_go(string text, FindingStatus status, string piece)
    {
        With(text).Finds("mail.tls-rpt.syntax", status, piece);
        With(text).Finds("mail.tls-rpt.record", Pass);
    }

    [Fact]
    public void A_domain_that_takes_no_mail_gets_no_reports() => Assert.All(
        Parked().Judge("mail.tls-rpt", Domain), finding => Assert.Equal(NotApplicable, finding.Status));

    [Fact]
    public void What_nobody_answers_is_not_measured()
    {
        Assert.All(Receiving().ServFail("_smtp._tls.example.org").Judge("mail.tls-rpt", Domain),
            finding => Assert.Equal(NotMeasured, finding.Status));
        Assert.All(new World().ServFail(Domain).Judge("mail.tls-rpt", Domain),
            finding => Assert.Equal(NotMeasured, finding.Status));
    }
}
