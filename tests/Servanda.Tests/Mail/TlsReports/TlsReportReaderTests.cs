using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core;
using Servanda.Mail.TlsReports;

namespace Servanda.Tests.Mail.TlsReports;

public sealed class TlsReportReaderTests
{
    const string Whole = """
        {"organization-name": "Sender", "contact-info": "tls@sender.example", "report-id": "r1",
         "date-range": {"start-datetime": "2026-01-02T00:00:00Z", "end-datetime": "2026-01-02T23:59:59Z"},
         "policies": [{"policy": {"policy-type": "sts", "policy-domain": "example.com", "policy-string": ["version: STSv1", "mode: enforce"],
           "mx-host": ["mx.example.com"]}, "summary": {"total-successful-session-count": 40, "total-failure-session-count": 2},
           "failure-details": [{"result-type": "certificate-expired", "sending-mta-ip": "192.0.2.1", "receiving-mx-hostname": "mx.example.com",
             "receiving-mx-helo": "mx", "receiving-ip": "2001:db8::25", "failed-session-count": 2,
             "additional-information": "https://sender.example/1", "failure-reason-code": "X509"}]}]}
        """;

    [Fact]
    public void A_report_is_read_with_everything_it_says()
    {
        var read = Read(Whole);
        Assert.Empty(read.Problems);
        var policy = Assert.Single(read.Value!.Policies);
        Assert.Equal((TlsPolicyType.Sts, "example.com", 40L, 2L), (policy.Type, policy.Domain?.ToString(), policy.Successful, policy.Failed));
        Assert.Equal(["version: STSv1", "mode: enforce"], policy.Lines);
        Assert.Equal(["mx.example.com"], policy.MxHosts);
        Assert.Equal(
            new TlsReportFailure
            {
                Result = TlsFailure.CertificateExpired,
                SendingMta = IPAddress.Parse("192.0.2.1"),
                ReceivingMxHostname = "mx.example.com",
                ReceivingMxHelo = "mx",
                ReceivingAddress = IPAddress.Parse("2001:db8::25"),
                Sessions = 2,
                MoreInformation = "https://sender.example/1",
                ReasonCode = "X509",
            }, Assert.Single(policy.Failures));
    }

    [Theory]
    [InlineData("\"Sender\"", "\"\"", "tls-report.organization-name")]
    [InlineData("\"Sender\"", "[1, {\"a\": []}]", "tls-report.type")]
    [InlineData("\"report-id\": \"r1\",", "", "tls-report.report-id")]
    [InlineData("\"report-id\": \"r1\",", "\"report-id\": \"r1\", \"report-id\": \"r2\",", "tls-report.repeated")]
    [InlineData("2026-01-02T00:00:00Z", "2026-01-02T00:00:00", "tls-report.time")]
    [InlineData("2026-01-02T00:00:00Z", "1969-12-31T00:00:00Z", "tls-report.time")]
    [InlineData("2026-01-02T23:59:59Z", "9999-12-31T23:59:59Z", "tls-report.time")]
    [InlineData("2026-01-02T23:59:59Z", "2126-01-02T23:59:59Z", "tls-report.period")]
    [InlineData("\"sts\"", "\"magic\"", "tls-report.policy-type")]
    [InlineData("\"example.com\"", "\"a b\"", "tls-report.policy-domain")]
    [InlineData(": 40", ": -40", "tls-report.count")]
    [InlineData(": 40", ": 4e1", "tls-report.count")]
    [InlineData(": 40", ": 9223372036854775808", "tls-report.count")]
    [InlineData("certificate-expired", "certificate-odd", "tls-report.result-type")]
    [InlineData("192.0.2.1", "host.example", "tls-report.ip")]
    [InlineData("\"mx\"", "\"\\ud800\"", "tls-report.encoding")]
    public void What_a_sender_gets_wrong_is_told_and_the_rest_is_read(string piece, string instead, string code)
    {
        var read = Read(Whole.Replace(piece, instead, StringComparison.Ordinal));
        Assert.Contains(code, read.Problems.Select(problem => problem.Code));
        Assert.Equal(2, Assert.Single(read.Value!.Policies).Failed);
    }

    [Theory]
    [InlineData("[\"version: STSv1\", \"mode: enforce\"]", "\"version: STSv1\"")]
    [InlineData("[\"mx.example.com\"]", "\"mx.example.com\"")]
    [InlineData(": 40", ": \"40\"")]
    [InlineData("{\"organization-name\"", "\uFEFF{\"organization-name\"")]
    [InlineData("\"summary\"", "\"x-more\": {\"policy\": [1]}, \"summary\"")]
    public void What_senders_write_in_other_ways_is_read(string piece, string instead)
    {
        var read = Read(Whole.Replace(piece, instead, StringComparison.Ordinal));
        Assert.Empty(read.Problems);
        Assert.Equal(40, Assert.Single(read.Value!.Policies).Successful);
    }

    [Fact]
    public void Of_a_text_cut_off_what_stands_before_is_kept()
    {
        for (var length = 0; length < Whole.TrimEnd().Length; length++)
        {
            var read = Read(Whole[..length]);
            Assert.NotEmpty(read.Problems);
            if (length > Whole.IndexOf("failure-details", StringComparison.Ordinal))
                Assert.Equal((40L, 2L), (read.Value!.Policies[0].Successful, read.Value.Policies[0].Failed));
        }
    }

    [Fact]
    public void Deep_nesting_is_no_report() =>
        Assert.Null(Read(new string('[', 100_000)).Value);

    [Fact]
    public void Any_octets_are_read_without_a_throw() =>
        Prop.ForAll<byte[], byte[]>((octets, changes) =>
        {
            var changed = Encoding.UTF8.GetBytes(Whole);
            for (var i = 0; i + 2 < (changes?.Length ?? 0); i += 3)
                changed[(changes![i] * 256 + changes[i + 1]) % changed.Length] = changes[i + 2];
            return TlsReportReader.Read(octets ?? []).Value is null && TlsReportReader.Read(changed).Problems.Count >= 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    static Parsed<TlsReport> Read(string json) => TlsReportReader.Read(Encoding.UTF8.GetBytes(json));
}
