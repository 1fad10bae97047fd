using System.Net;
using Servanda.Mail.FailureReports;
using Servanda.Mail.TlsReports;
using Servanda.Storage.Mail;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    static readonly FailureReport Failure = new()
    {
        FeedbackType = "auth-failure",
        Arrived = Noon,
        ReportedDomain = Example,
        Source = IPAddress.Parse("192.0.2.1"),
        MailFrom = "jane.doe@example.net",
        Recipients = ["john@receiver.example"],
        Subject = "a private matter",
        MessageId = "<1234@example.net>",
        DkimIdentity = "jane@example.org",
        DkimDomain = Example,
        Failures = AuthFailure.Signature | AuthFailure.Dmarc,
        Delivery = DeliveryResult.Reject,
        Incidents = 3,
    };

    [Fact]
    public async Task A_failure_report_counts_once_and_keeps_no_person()
    {
        await using var writer = await ReportWriter.OpenAsync(Database, Clock, Cancel);
        Assert.True((await writer.StoreAsync(Failure, End("one"), Cancel)).IsNew);
        Assert.False((await writer.StoreAsync(Failure, End("one"), Cancel)).IsNew);
        Assert.Equal(3, (await StoreOverview.ReadAsync(Database, Scope(10, 10), Cancel)).Failures);
        Assert.Equal(
            ["signature dmarc|reject|example.net|example.org"],
            await ColumnAsync("SELECT failures || '|' || delivery || '|' || envelope_from || '|' || dkim_domain FROM mail_failure"));
    }

    [Fact]
    public async Task A_TLS_report_counts_sessions_once()
    {
        var report = new TlsReport
        {
            Organisation = "receiver.example",
            Contact = "person@receiver.example",
            ReportId = "t1",
            Start = new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero),
            End = new DateTimeOffset(2026, 3, 10, 23, 59, 59, TimeSpan.Zero),
            Policies =
            [
                new TlsReportPolicy
                {
                    Type = TlsPolicyType.Sts,
                    Domain = Example,
                    Successful = 90,
                    Failed = 10,
                    Failures =
                    [
                        new TlsReportFailure { Result = TlsFailure.CertificateExpired, Sessions = 7, ReceivingMxHostname = "mx.example.org" },
                        new TlsReportFailure { Result = TlsFailure.StartTlsNotSupported, Sessions = 3 },
                    ],
                },
                new TlsReportPolicy { Type = TlsPolicyType.Tlsa, Domain = Example, Successful = 5 },
            ],
        };
        await using var writer = await ReportWriter.OpenAsync(Database, Clock, Cancel);
        Assert.True((await writer.StoreAsync(report, End("one"), Cancel)).IsNew);
        Assert.False((await writer.StoreAsync(report, End("two"), Cancel)).IsNew);
        var overview = await StoreOverview.ReadAsync(Database, Scope(1, 31), Cancel);
        Assert.Equal((95, 10), (overview.TlsSuccessful, overview.TlsFailed));
        Assert.Equal(
            ["certificate-expired 7", "starttls-not-supported 3"],
            await ColumnAsync("SELECT result || ' ' || CAST(sessions AS TEXT) FROM mail_tls_failure ORDER BY ordinal"));
    }
}
