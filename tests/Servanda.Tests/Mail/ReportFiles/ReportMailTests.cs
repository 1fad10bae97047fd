using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Messages;
using Servanda.Mail.ReportFiles;
using Servanda.Mail.TlsReports;
using Servanda.Tests.Mail.AggregateReports;

namespace Servanda.Tests.Mail.ReportFiles;

public sealed class ReportMailTests
{
    static readonly DomainName Example = DomainName.Parse("example.com");

    static readonly AggregateReport Head = new()
    {
        Organisation = "Receiver <& Co>",
        Email = "dmarc@receiver.example",
        Contact = "https://receiver.example/dmarc",
        ReportId = "2026-01-02_example.com@receiver.example",
        Begin = DateTimeOffset.FromUnixTimeSeconds(1767312000),
        End = DateTimeOffset.FromUnixTimeSeconds(1767398399),
        Errors = ["sp is wrong", "\u0001"],
        Generator = "Servanda",
        Dialect = AggregateDialect.Rfc9990,
        Version = "1.0",
        Policy = new()
        {
            Domain = Example,
            Policy = DmarcPolicy.Reject,
            SubdomainPolicy = DmarcPolicy.Quarantine,
            NonexistentPolicy = DmarcPolicy.Reject,
            DkimAlignment = DmarcAlignment.Relaxed,
            SpfAlignment = DmarcAlignment.Strict,
            FailureOptions = "1",
            IsTesting = false,
            Discovery = PolicyDiscovery.TreeWalk,
        },
    };

    static readonly TlsReport Tls = new()
    {
        Organisation = "Sender",
        Contact = "tls@sender.example",
        ReportId = "2026-01-02@sender.example",
        Start = DateTimeOffset.FromUnixTimeSeconds(1767312000),
        End = DateTimeOffset.FromUnixTimeSeconds(1767398399),
    };

    static readonly ReportEnvelope Envelope = new("dmarc@receiver.example", "reports@example.com", DomainName.Parse("receiver.example"),
        new DateTimeOffset(2026, 1, 3, 4, 5, 6, TimeSpan.FromHours(-5)));

    [Fact]
    public void What_is_written_is_valid_by_the_schema_of_the_standard() =>
        Assert.Empty(Faults(Written(Enumerable.Range(0, 200).Select(i => MadeUpRecords.From([(byte)i, (byte)(i * 7), (byte)(i * 13), (byte)(i * 31)])))));

    [Fact]
    public void The_schema_finds_what_is_wrong() =>
        Assert.NotEmpty(Faults(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Written([MadeUpRecords.From([1, 2, 3])]))
            .Replace("<disposition>", "<disposition>x", StringComparison.Ordinal))));

    [Fact]
    public void Our_reader_reads_back_whatever_records_are_written() =>
        Prop.ForAll<byte[]>(choices =>
        {
            var record = MadeUpRecords.From(choices ?? []);
            var read = SmallReport.Read(Written([record]));
            Assert.Empty(read.Problems);
            var back = Assert.Single(read.Records);
            Assert.Equal(record with { Reasons = [], Dkim = [], Spf = [] }, back with { Reasons = [], Dkim = [], Spf = [] });
            Assert.Equal(record.Reasons, back.Reasons);
            Assert.Equal(record.Dkim, back.Dkim);
            Assert.Equal(record.Spf, back.Spf);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_head_is_read_back_as_it_was()
    {
        var read = SmallReport.Read(Written([MadeUpRecords.From([])]));
        Assert.Equal(Head with { Errors = [] }, read.Report! with { Errors = [] });
        Assert.Equal(["sp is wrong; \uFFFD"], read.Report.Errors);
    }

    [Fact]
    public void A_report_without_records_or_head_is_not_written()
    {
        Assert.Throws<ArgumentException>(() => Written([]));
        Assert.Throws<ArgumentException>(() => AggregateWriter.Write(Head with { ReportId = "" }, [MadeUpRecords.From([])], Stream.Null));
        Assert.Throws<ArgumentException>(() => AggregateWriter.Write(Head, [MadeUpRecords.From([]) with { Source = null }], Stream.Null));
    }

    [Fact]
    public void Messages_with_the_same_results_become_one_record()
    {
        var builder = new AggregateReportBuilder();
        var (one, other) = (MadeUpRecords.From([1, 2, 3]) with { Count = 1 }, MadeUpRecords.From([1, 2, 3, 4, 5, 6]) with { Count = 1 });
        for (var i = 0; i < 10; i++)
        {
            // Equal by what they hold, not one object.
            builder.Add(one with { Dkim = [.. one.Dkim] });
            if (i % 3 == 0)
                builder.Add(other);
        }
        Assert.Equal([10, 4], builder.Records.Select(record => record.Count));
        Assert.Equal(14, builder.MessageCount);
    }

    [Fact]
    public void The_file_name_is_that_of_the_standard()
    {
        Assert.Equal("receiver.example!example.com!1767312000!1767398399.xml.gz", ReportMail.FileName(Head, Envelope.Submitter));
        Assert.Equal("receiver.example!example.com!1767312000!1767398399.json.gz",
            ReportMail.FileName(Tls with { Policies = [new() { Domain = Example }] }, Envelope.Submitter));
    }

    [Fact]
    public void The_mail_with_an_aggregate_report_is_read_back()
    {
        var mail = ReportMail.Compose(Head, [MadeUpRecords.From([1, 2, 3])], Envelope);
        var found = Assert.Single(Found.In(mail));
        Assert.Equal("it!receiver.example!example.com!1767312000!1767398399.xml.gz", found.Place);
        Assert.Equal("aggregate Receiver <& Co> 1/", found.What[.."aggregate Receiver <& Co> 1/".Length]);
        Assert.Empty(found.Codes);
        var message = MailMessageReader.Read(mail);
        Assert.Empty(message.Problems);
        Assert.Equal("Report Domain: example.com Submitter: receiver.example Report-ID: <2026-01-02_example.com@receiver.example>",
            message.Value!.Find("Subject"u8)!.Value.Unfold());
        Assert.Equal("Sat, 03 Jan 2026 04:05:06 -0500", message.Value.Find("Date"u8)!.Value.Unfold());
        Assert.All(Encoding.ASCII.GetString(mail).Split("\r\n"), line => Assert.True(line.Length <= 998 && !line.Contains('\n')));
    }

    [Fact]
    public void The_mail_with_a_TLS_report_has_its_fields_and_is_read_back()
    {
        var policy = new TlsReportPolicy { Type = TlsPolicyType.Sts, Domain = Example, Lines = ["version: STSv1"], MxHosts = ["mx.example.com"] };
        var failure = new TlsReportFailure { Result = TlsFailure.CertificateExpired, ReceivingAddress = IPAddress.Parse("192.0.2.25"), ReceivingMxHostname = "mx.example.com" };
        var builder = new TlsReportBuilder();
        for (var i = 0; i < 5; i++)
        {
            builder.AddSuccess(policy);
            builder.AddFailure(policy with { Lines = ["version: STSv1"] }, failure);
        }
        var report = Tls with { Policies = builder.Policies };
        var mail = ReportMail.Compose(report, Envelope);
        var message = MailMessageReader.Read(mail).Value!;
        Assert.Equal(("example.com", "receiver.example"),
            (message.Find("TLS-Report-Domain"u8)!.Value.Unfold(), message.Find("TLS-Report-Submitter"u8)!.Value.Unfold()));
        Assert.StartsWith("multipart/report; report-type=\"tlsrpt\"", message.Find("Content-Type"u8)!.Value.Unfold(), StringComparison.Ordinal);
        var read = Assert.IsType<ReportItem.Tls>(Assert.Single(ReportFile.Read(new MemoryStream(mail), "it")));
        Assert.Empty(read.Problems);
        Assert.Equal(report with { Policies = [] }, read.Report with { Policies = [] });
        Assert.Equal(report.Policies[0].Failures, Assert.Single(read.Report.Policies).Failures);
        Assert.Equal((policy.Type, policy.Domain, "version: STSv1", "mx.example.com"), (read.Report.Policies[0].Type,
            read.Report.Policies[0].Domain, Assert.Single(read.Report.Policies[0].Lines), Assert.Single(read.Report.Policies[0].MxHosts)));
        Assert.Equal((5, 5, 5), (read.Report.Policies[0].Successful, read.Report.Policies[0].Failed, read.Report.Policies[0].Failures[0].Sessions));
    }

    [Theory]
    [InlineData("a@b.example\r\nBcc: x@y.example", "id")]
    [InlineData("a@b.example", "id\r\nBcc: x@y.example")]
    [InlineData("a@b.example", "a@b@c")]
    public void Nothing_gets_into_the_header_that_does_not_belong_there(string to, string id) =>
        Assert.Throws<ArgumentException>(() => ReportMail.Compose(Head with { ReportId = id }, [MadeUpRecords.From([])], Envelope with { To = to }));

    static byte[] Written(IEnumerable<AggregateRecord> records)
    {
        using var xml = new MemoryStream();
        AggregateWriter.Write(Head, records, xml);
        return xml.ToArray();
    }

    static List<string> Faults(byte[] xml)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(Encoding.ASCII.GetString(AggregateNamespaces.Rfc9990), Suites.Path("mail", "ietf-dmarc-aggregate", "dmarc-xml-0.2.xsd"));
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using var reader = XmlReader.Create(new MemoryStream(xml), settings);
        while (reader.Read())
        {
        }
        return faults;
    }
}
