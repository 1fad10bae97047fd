using Servanda.Mail.ReportFiles;

namespace Servanda.Tests.Mail.ReportFiles;

/// <summary>Reports that receivers sent: each file of the collections, and what it is to give.</summary>
public sealed class SampleTests
{
    /// <summary>File, then kind, organisation, records/messages or sessions good/bad, then problems.</summary>
    public static TheoryData<string, string> Parsedmarc { get; } = new()
    {
        { "aggregate/!example.com!1538204542!1538463818.xml", "aggregate  1/1 aggregate.org-name aggregate.spf.domain" },
        { "aggregate/!large-example.com!1711897200!1711983600.xml", "aggregate  2286/2286 aggregate.org-name aggregate.spf.domain" },
        { "aggregate/Report domain- borschow.com Submitter- google.com Report-ID- 949348866075514174.eml", "aggregate google.com 1/1" },
        { "aggregate/addisonfoods.com!example.com!1536105600!1536191999.xml", "aggregate addisonfoods.com 1/1" },
        { "aggregate/empty_reason.xml", "aggregate example.org 1/2 aggregate.reason" },
        { "aggregate/estadocuenta1.infonacot.gob.mx!example.com!1536853302!1536939702!2940.xml.zip", "aggregate XYZ Corporation 1/1" },
        { "aggregate/example.net!example.com!1529366400!1529452799.xml", "aggregate example.net 1/1 aggregate.text" },
        { "aggregate/fastmail.com!example.com!1516060800!1516147199!102675056.xml.gz", "aggregate FastMail Pty Ltd 1/1" },
        { "aggregate/ikea.com!example.de!1538690400!1538776800.xml", "aggregate ikea.com 1/1 aggregate.wrapper xml.end" },
        { "aggregate/invalid_utf_8.xml", "aggregate  1/1 aggregate.org-name aggregate.header-from aggregate.spf.domain" },
        { "aggregate/invalid_xml.xml", "aggregate veeam.com 1/1 xml.markup aggregate.header-from aggregate.spf.domain" },
        { "aggregate/mimecast-weird-gzip.eml", "aggregate Mimecast 1/1" },
        { "aggregate/old_draft_from_wiki.xml", "aggregate acme.com 1/2" },
        { "aggregate/protection.outlook.com!example.com!1711756800!1711843200.xml", "aggregate Outlook.com 1/1" },
        { "aggregate/rfc9990-example.net!example.com!1700000000!1700086399.xml", "aggregate example.net 2/7 aggregate.version" },
        { "aggregate/rfc9990-sample.xml", "aggregate Sample Reporter 1/123" },
        { "aggregate/twilight.eml", "aggregate google.com 1/1" },
        { "aggregate/usssa.com!example.com!1538784000!1538870399.xml", "aggregate usssa.com 2/2" },
        { "aggregate/veeam.com!example.com!1530133200!1530219600.xml", "aggregate veeam.com 1/1 aggregate.spf.domain" },
        { "aggregate_invalid/report_with_upper_cased_pass.xml", "aggregate example.com 1/1 aggregate.word" },
        { "empty.xml", "refused report.empty" },
        { "extract_report/changed-input.xml", "aggregate fred.com 20/3047" },
        { "extract_report/nice-input.xml", "aggregate google.com 20/3047" },
        { "extract_report/nice-input.xml.gz", "aggregate google.com 20/3047" },
        { "extract_report/nice-input.xml.zip", "aggregate google.com 20/3047" },
        { "failure/DMARC Failure Report for domain.de (mail-from=sharepoint@domain.de, ip=10.10.10.10).eml",
            "failure domain.de 10.10.10.10 domain.de failure.identity-alignment.missing failure.delivery-result" },
        { "failure/[Netease DMARC Failure Report] Rent Reminder.eml", "failure cardinal.com 167.89.69.24 cardinal.com failure.auth-failure" },
        { "failure/dmarc_ruf_report_linkedin.crlf.eml", "failure example.com 10.10.10.10 example.com failure.identity-alignment.missing" },
        { "failure/dmarc_ruf_report_linkedin.eml", "failure example.com 10.10.10.10 example.com failure.identity-alignment.missing" },
        { "failure/exim_plain_text_only_no_arf_part.eml", "failure example.com 203.0.113.68 example.com failure.prose" },
        { "smtp_tls/google.com_smtp_tls_report.eml", "tls Google Inc. 48/0" },
        { "smtp_tls/mail.ru.json", "tls Mail.ru 0/1" },
        { "smtp_tls/rfc8460.json", "tls Company-X 5326/303" },
        { "smtp_tls/smtp_tls.json", "tls Example Inc. 0/3" },
    };

    public static TheoryData<string, string> Others { get; } = new()
    {
        { "mox/testdata/dmarc-reports/google.eml", "aggregate google.com 2/5" },
        { "mox/testdata/dmarc-reports/mailru.eml", "aggregate Mail.Ru 1/1" },
        { "mox/testdata/dmarc-reports/outlook.eml", "aggregate Outlook.com 1/2 aggregate.version" },
        { "mox/testdata/dmarc-reports/xs4all.eml", "aggregate xs4all.nl 1/1" },
        { "mox/testdata/dmarc-reports/yahoo.eml", "aggregate Yahoo! Inc. 1/1" },
        { "mox/testdata/tlsreports/example.eml", "tls Google Inc. 3/0" },
        { "mox/testdata/tlsreports/microsoft.eml", "tls Microsoft Corporation 2/0 tls-report.time" },
        { "ietf-dmarc-aggregate/dmarc-xml-0.2.xml", "aggregate Sample Reporter 1/123" },
        { "ietf-dmarc-aggregate/dmarc-xmlalt-0.2.xml",
            "aggregate Sample Reporter 1/123 aggregate.namespace aggregate.version aggregate.element" },
    };

    [Theory]
    [MemberData(nameof(Parsedmarc))]
    public void A_report_of_the_parsedmarc_collection_is_read_or_refused_for_its_reason(string file, string expected) =>
        Assert.Equal(expected, Assert.Single(ReportFile.Read(Suites.Path("mail", "parsedmarc-samples", "samples", file)).Select(Found.Of)).ToString());

    [Theory]
    [MemberData(nameof(Others))]
    public void A_report_of_mox_or_of_the_drafts_is_read(string file, string expected) =>
        Assert.Equal(expected, Assert.Single(ReportFile.Read(Suites.Path("mail", file)).Select(Found.Of)).ToString());

    [Fact]
    public void Every_file_of_the_parsedmarc_collection_is_in_the_table()
    {
        var root = Suites.Path("mail", "parsedmarc-samples", "samples");
        Assert.Equal(Parsedmarc.Select(row => row.Data.Item1).Order(StringComparer.Ordinal),
            ReportFile.Files(root).Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_report_has_one_digest_however_it_is_packed()
    {
        var root = Suites.Path("mail", "parsedmarc-samples", "samples", "extract_report");
        var digests = ReportFile.Read(root).OfType<ReportItem.Aggregate>().Where(item => !item.Place.Contains("changed", StringComparison.Ordinal))
            .Select(item =>
            {
                while (item.Reader.TryRead(out _))
                {
                }
                return item.Reader.Digest;
            }).ToList();
        Assert.Equal(3, digests.Count);
        Assert.Single(digests.Distinct());
    }
}
