using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core;
using Servanda.Mail.FailureReports;

namespace Servanda.Tests.Mail.FailureReports;

public sealed class FailureReportReaderTests
{
    const string Whole = """
        Feedback-Type: auth-failure
        User-Agent: Receiver/1.0
        Version: 1
        Original-Mail-From: <bounce@news.example.com>
        Original-Rcpt-To: <a@receiver.example>
        Original-Rcpt-To: <b@receiver.example>
        Arrival-Date: Fri, 02 Jan 2026 03:04:05 +0100 (CET)
        Source-IP: 192.0.2.1
        Reported-Domain: example.com
        Authentication-Results: receiver.example; dmarc=fail
         header.from=example.com
        Auth-Failure: dmarc
        Identity-Alignment: none
        Delivery-Result: reject
        DKIM-Domain: example.com
        DKIM-Selector: s1
        DKIM-Identity: @example.com
        SPF-DNS: txt : example.com : "v=spf1 -all"
        Incidents: 3

        """;

    const string Original = "From: \"a@b\" <someone@news.example.com>\nSubject: =?utf-8?Q?caf=C3=A9?=\nMessage-ID: <1@example.com>\n\nbody";

    [Fact]
    public void A_report_is_read_with_everything_it_says()
    {
        var (report, problems) = Read(Whole);
        Assert.Empty(problems);
        Assert.Equal(("auth-failure", AuthFailure.Dmarc, AlignedIdentities.None, DeliveryResult.Reject),
            (report!.FeedbackType, report.Failures, report.Alignment, report.Delivery));
        Assert.Equal((IPAddress.Parse("192.0.2.1"), "example.com", 3L), (report.Source, report.ReportedDomain?.ToString(), report.Incidents));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), report.Arrived);
        Assert.Equal("bounce@news.example.com", report.MailFrom);
        Assert.Equal(["a@receiver.example", "b@receiver.example"], report.Recipients);
        Assert.Equal(["receiver.example; dmarc=fail header.from=example.com"], report.AuthenticationResults);
        Assert.Equal(("example.com", "s1", "@example.com"), (report.DkimDomain?.ToString(), report.DkimSelector, report.DkimIdentity));
        Assert.Equal(("news.example.com", "café", "<1@example.com>"), (report.HeaderFrom?.ToString(), report.Subject, report.MessageId));
    }

    [Theory]
    [InlineData("Feedback-Type: auth-failure\n", "", "failure.feedback-type")]
    [InlineData("auth-failure", "abuse", "failure.feedback-type.other")]
    [InlineData("User-Agent: Receiver/1.0\n", "", "failure.user-agent")]
    [InlineData("Version: 1", "Version: 7", "failure.version")]
    [InlineData("Version: 1", "Version: 1\nVersion: 1", "failure.repeated")]
    [InlineData("Auth-Failure: dmarc", "Auth-Failure: bad luck", "failure.auth-failure")]
    [InlineData("Identity-Alignment: none", "Identity-Alignment: all", "failure.identity-alignment")]
    [InlineData("Identity-Alignment: none\n", "", "failure.identity-alignment.missing")]
    [InlineData("Delivery-Result: reject", "Delivery-Result: eaten", "failure.delivery-result")]
    [InlineData("Source-IP: 192.0.2.1", "Source-IP: host.example", "failure.source-ip")]
    [InlineData("Fri, 02 Jan 2026 03:04:05 +0100 (CET)", "yesterday", "failure.arrival-date")]
    [InlineData("Fri, 02 Jan 2026 03:04:05 +0100 (CET)", "Fri, 02 Jan 9999 03:04:05 +0100", "failure.arrival-date")]
    [InlineData("Incidents: 3", "Incidents: -3", "failure.incidents")]
    [InlineData("Reported-Domain: example.com", "Reported-Domain: a b", "failure.domain")]
    public void What_a_reporter_gets_wrong_is_told_and_the_rest_is_read(string piece, string instead, string code)
    {
        var (report, problems) = Read(Whole.Replace(piece, instead, StringComparison.Ordinal));
        Assert.Equal([code], problems.Select(problem => problem.Code));
        Assert.Equal("s1", report!.DkimSelector);
    }

    [Theory]
    [InlineData("2 Jan 2026 03:04:05 GMT")]
    [InlineData("Mon, 2 Jan 2026 4:04:05 +0100")]
    [InlineData("2 Jan 2026 03:04:05 +0000 (UTC)")]
    public void Dates_are_read_as_mail_has_them(string date) =>
        Assert.Equal(DateTimeOffset.Parse("2026-01-02T03:04:05Z", System.Globalization.CultureInfo.InvariantCulture),
            Read(Whole.Replace("Fri, 02 Jan 2026 03:04:05 +0100 (CET)", date, StringComparison.Ordinal)).Value!.Arrived);

    [Fact]
    public void The_message_that_failed_may_be_missing() =>
        Assert.Equal(["failure.original"],
            FailureReportReader.Read(Encoding.UTF8.GetBytes(Whole), default).Problems.Select(problem => problem.Code));

    [Fact]
    public void A_from_field_of_two_domains_has_none() =>
        Assert.Null(FailureReportReader.Read(Encoding.UTF8.GetBytes(Whole), "From: a@example.com, b@example.net\n\n"u8.ToArray()).Value!.HeaderFrom);

    [Fact]
    public void Any_octets_are_read_without_a_throw() =>
        Prop.ForAll<byte[], byte[]>((fields, original) =>
            FailureReportReader.Read(fields ?? [], original ?? []).Value is null
            && FailureReportReader.Read("Feedback-Type: x\nSource-IP: "u8.ToArray().Concat(fields ?? []).ToArray(), original ?? []).Value is not null
            && FailureReportReader.ReadProse(fields ?? []).Value is null).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    static Parsed<FailureReport> Read(string fields) =>
        FailureReportReader.Read(Encoding.UTF8.GetBytes(fields), Encoding.UTF8.GetBytes(Original));
}
