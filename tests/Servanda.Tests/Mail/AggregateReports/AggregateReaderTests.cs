using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.Dmarc;

namespace Servanda.Tests.Mail.AggregateReports;

public sealed class AggregateReaderTests
{
    [Fact]
    public void A_report_is_read_with_everything_it_says()
    {
        var (report, records, problems) = SmallReport.Read(SmallReport.Whole);
        Assert.Empty(problems);
        Assert.Equal(("receiver.example", "dmarc@receiver.example", "r1"), (report!.Organisation, report.Email, report.ReportId));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700006400), report.Begin);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700092799), report.End);
        Assert.Equal(new AggregatePolicy
        {
            Domain = Servanda.Core.Names.DomainName.Parse("example.com"),
            Policy = DmarcPolicy.Quarantine,
            SubdomainPolicy = DmarcPolicy.Reject,
            DkimAlignment = DmarcAlignment.Strict,
            Percent = 50,
            FailureOptions = "1",
        }, report.Policy);
        var record = Assert.Single(records);
        Assert.Equal((IPAddress.Parse("192.0.2.1"), 7L, Disposition.None), (record.Source, record.Count, record.Disposition));
        Assert.Equal((true, false, true), (record.DkimAligned, record.SpfAligned, record.IsAligned));
        Assert.Equal("example.com", record.HeaderFrom?.ToString());
        Assert.Equal([new DkimOutcome(record.HeaderFrom, "s1", ReportedResult.Pass)], record.Dkim);
    }

    [Theory]
    [InlineData("<feedback>", AggregateDialect.Unstated)]
    [InlineData("<feedback><version>1.0</version>", AggregateDialect.Rfc7489)]
    [InlineData("<feedback xmlns=\"http://dmarc.org/dmarc-xml/0.1\">", AggregateDialect.Rfc7489)]
    [InlineData("<feedback xmlns=\"urn:ietf:params:xml:ns:dmarc-2.0\">", AggregateDialect.Rfc9990)]
    public void The_schema_followed_is_told(string start, AggregateDialect dialect) =>
        Assert.Equal(dialect, SmallReport.With("<feedback>", start).Report!.Dialect);

    [Fact]
    public void Elements_that_only_the_new_standard_has_are_read()
    {
        var read = SmallReport.With("<pct>50</pct>", "<np>none</np><testing>y</testing><discovery_method>treewalk</discovery_method>");
        Assert.Equal(AggregateDialect.Rfc9990, read.Report!.Dialect);
        Assert.Equal((DmarcPolicy.None, true, PolicyDiscovery.TreeWalk),
            (read.Report.Policy.NonexistentPolicy, read.Report.Policy.IsTesting, read.Report.Policy.Discovery));
    }

    [Fact]
    public void A_prefix_for_the_namespace_makes_no_difference()
    {
        var prefixed = SmallReport.Whole.Replace("</", "</d:", StringComparison.Ordinal).Replace("<", "<d:", StringComparison.Ordinal)
            .Replace("<d:/d:", "</d:", StringComparison.Ordinal)
            .Replace("<d:feedback>", "<d:feedback xmlns:d='urn:ietf:params:xml:ns:dmarc-2.0'>", StringComparison.Ordinal);
        var read = SmallReport.Read(prefixed);
        Assert.Empty(read.Problems);
        Assert.Equal(7, Assert.Single(read.Records).Count);
        Assert.Equal(AggregateDialect.Rfc9990, read.Report!.Dialect);
    }

    [Theory]
    [InlineData("<x:more xmlns:x='urn:x'><x:count>9</x:count></x:more></record>")]
    [InlineData("<more xmlns='urn:x'><row/></more></record>")]
    public void Extensions_are_passed_over_in_silence(string end)
    {
        var read = SmallReport.With("</record>", end);
        Assert.Empty(read.Problems);
        Assert.Equal(7, Assert.Single(read.Records).Count);
    }

    [Theory]
    [InlineData("<count>7</count>", "<count>-7</count>", 0, "aggregate.count")]
    [InlineData("<count>7</count>", "<count>0</count>", 0, "aggregate.count")]
    [InlineData("<count>7</count>", "<count>seven</count>", 0, "aggregate.count")]
    [InlineData("<count>7</count>", "", 0, "aggregate.count")]
    [InlineData("<count>7</count>", "<count>9223372036854775807</count>", AggregateLimits.MaxCount, "aggregate.count.size")]
    [InlineData("<count>7</count>", "<count>18446744073709551616</count>", AggregateLimits.MaxCount, "aggregate.count.size")]
    [InlineData("<count>7</count>", "<count>7</count><count>8</count>", 7, "aggregate.repeated")]
    public void Counts_that_are_none_are_told_and_the_record_stays(string piece, string instead, long count, string code)
    {
        var read = SmallReport.With(piece, instead);
        Assert.Equal(count, Assert.Single(read.Records).Count);
        Assert.Equal([code], read.Codes);
    }

    [Theory]
    [InlineData("<begin>1700006400</begin>", "<begin>-1</begin>", "aggregate.time")]
    [InlineData("<begin>1700006400</begin>", "<begin>yesterday</begin>", "aggregate.time")]
    [InlineData("<begin>1700006400</begin>", "", "aggregate.time")]
    [InlineData("<end>1700092799</end>", "<end>253402300799</end>", "aggregate.time")]
    [InlineData("<end>1700092799</end>", "<end>1700092799000</end>", "aggregate.time")]
    [InlineData("<end>1700092799</end>", "<end>99999999999999999999</end>", "aggregate.time")]
    [InlineData("<end>1700092799</end>", "<end>1700000000</end>", "aggregate.period")]
    [InlineData("<end>1700092799</end>", "<end>4102444800</end>", "aggregate.period")]
    public void Dates_before_1970_in_9999_and_the_wrong_way_round_are_told(string piece, string instead, string code)
    {
        var read = SmallReport.With(piece, instead);
        Assert.Equal([code], read.Codes);
        Assert.True(read.Report!.Begin is null || read.Report.End is null);
        Assert.Single(read.Records);
    }

    [Theory]
    [InlineData("<source_ip>192.0.2.1</source_ip>", "<source_ip>mail.example.org</source_ip>", "aggregate.source-ip")]
    [InlineData("<source_ip>192.0.2.1</source_ip>", "<source_ip>3221225985</source_ip>", "aggregate.source-ip")]
    [InlineData("<source_ip>192.0.2.1</source_ip>", "<source_ip>0x7f.1</source_ip>", "aggregate.source-ip")]
    [InlineData("<source_ip>192.0.2.1</source_ip>", "<source_ip>192.0.2.256</source_ip>", "aggregate.source-ip")]
    [InlineData("<source_ip>192.0.2.1</source_ip>", "<source_ip>fe80::1%eth0</source_ip>", "aggregate.source-ip")]
    [InlineData("<source_ip>192.0.2.1</source_ip>", "<source_ip>[2001:db8::1]:25</source_ip>", "aggregate.source-ip")]
    public void Addresses_that_are_none_are_told_and_the_record_stays(string piece, string instead, string code)
    {
        var read = SmallReport.With(piece, instead);
        Assert.Null(Assert.Single(read.Records).Source);
        Assert.Equal([code], read.Codes);
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData(" 192.0.2.9\n", "192.0.2.9")]
    [InlineData("::ffff:192.0.2.9", "192.0.2.9")]
    public void Addresses_of_both_families_are_read(string text, string address) =>
        Assert.Equal(IPAddress.Parse(address), SmallReport.With("192.0.2.1", text).Records[0].Source);

    [Theory]
    [InlineData("<identifiers><header_from>example.com</header_from></identifiers>", "", "aggregate.record")]
    [InlineData("<header_from>example.com</header_from>", "", "aggregate.header-from")]
    [InlineData("<header_from>example.com</header_from>", "<header_from>a b</header_from>", "aggregate.header-from")]
    [InlineData("<header_from>example.com</header_from>", "<header_from></header_from>", "aggregate.header-from")]
    public void Records_without_identifiers_stay(string piece, string instead, string code)
    {
        var read = SmallReport.With(piece, instead);
        Assert.Null(Assert.Single(read.Records).HeaderFrom);
        Assert.Contains(code, read.Codes);
    }

    [Theory]
    [InlineData("<header_from>Example.COM.</header_from>", "example.com", null)]
    [InlineData("<header_from>someone@example.com</header_from>", "example.com", "aggregate.address")]
    [InlineData("<header_from>bücher.example</header_from>", "xn--bcher-kva.example", null)]
    public void Domains_are_read_as_people_write_them(string element, string domain, string? code)
    {
        var read = SmallReport.With("<header_from>example.com</header_from>", element);
        Assert.Equal(domain, read.Records[0].HeaderFrom?.ToString());
        Assert.Equal(code is null ? [] : [code], read.Codes);
    }

    [Theory]
    [InlineData("<dkim>pass</dkim>", "<dkim>Pass</dkim>", "aggregate.word")]
    [InlineData("<result>pass</result>", "<result>hardfail</result>", "aggregate.word")]
    [InlineData("<result>pass</result>", "<result>great</result>", "aggregate.dkim.result")]
    [InlineData("<disposition>none</disposition>", "<disposition>deleted</disposition>", "aggregate.disposition")]
    [InlineData("<p>quarantine</p>", "<p>panic</p>", "aggregate.policy.p")]
    [InlineData("<adkim>s</adkim>", "<adkim>x</adkim>", "aggregate.policy.alignment")]
    [InlineData("<pct>50</pct>", "<pct>101</pct>", "aggregate.policy.pct")]
    [InlineData("<sp>reject</sp>", "<sp>reject</sp>stray", "aggregate.text")]
    [InlineData("<sp>reject</sp>", "<unheard-of/>", "aggregate.element")]
    [InlineData("<org_name>receiver.example</org_name>", "<org_name/>", "aggregate.org-name")]
    [InlineData("<org_name>receiver.example</org_name>", "<org_name>a<b>c</b></org_name>", "aggregate.element")]
    [InlineData("</record>", "</record></feedback><feedback>", "xml.trailing")]
    [InlineData(SmallReport.Policy, "", "aggregate.policy-published")]
    [InlineData(SmallReport.Metadata, "", "aggregate.metadata")]
    public void What_a_reporter_gets_wrong_is_told_and_the_record_stays(string piece, string instead, string code)
    {
        var read = SmallReport.With(piece, instead);
        Assert.Single(read.Records);
        Assert.Equal([code], read.Codes);
    }

    [Fact]
    public void An_element_twice_counts_once_and_the_first_is_taken()
    {
        var read = SmallReport.With(SmallReport.Policy, SmallReport.Policy + SmallReport.Policy.Replace("example.com", "example.net", StringComparison.Ordinal));
        Assert.Equal("example.com", read.Report!.Policy.Domain?.ToString());
        Assert.Equal(["aggregate.repeated"], read.Codes);
    }

    [Fact]
    public void Records_before_the_head_are_held_until_it_is_found()
    {
        var read = SmallReport.Read($"<feedback>{SmallReport.Record}{SmallReport.Record}{SmallReport.Policy}{SmallReport.Metadata}{SmallReport.Record}</feedback>");
        Assert.Equal("r1", read.Report!.ReportId);
        Assert.Equal(3, read.Records.Count);
        Assert.Equal(["aggregate.order"], read.Codes);
    }

    [Fact]
    public void A_slip_in_every_record_is_counted_and_hides_no_other()
    {
        var slip = SmallReport.Record.Replace("192.0.2.1", "host", StringComparison.Ordinal);
        var last = SmallReport.Record.Replace("<count>7</count>", "", StringComparison.Ordinal);
        using var reader = AggregateReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(
            $"<feedback>{SmallReport.Metadata}{SmallReport.Policy}{string.Concat(Enumerable.Repeat(slip, 5000))}{last}</feedback>")));
        while (reader.TryRead(out _))
        {
        }
        Assert.Equal((5001, 35000), (reader.RecordCount, reader.MessageCount));
        Assert.Equal(5000, reader.ProblemCounts["aggregate.source-ip"]);
        Assert.Equal(11, reader.Problems.Count);
        Assert.Equal("aggregate.count", reader.Problems[^1].Code);
    }

    [Fact]
    public void Of_a_report_cut_off_the_whole_records_are_kept()
    {
        var text = $"<feedback>{SmallReport.Metadata}{SmallReport.Policy}{SmallReport.Record}{SmallReport.Record}</feedback>";
        var rowEnd = text.LastIndexOf("</row>", StringComparison.Ordinal) + "</row>".Length;
        for (var length = 0; length < text.Length; length++)
        {
            var read = SmallReport.Read(text[..length]);
            Assert.NotEmpty(read.Problems);
            if (length > text.IndexOf("</record>", StringComparison.Ordinal))
                Assert.Equal(length >= rowEnd ? 2 : 1, read.Records.Count);
            // Half a value would be another value.
            Assert.All(read.Records, record => Assert.True(record.HeaderFrom is null || record.HeaderFrom.ToString() == "example.com"));
            Assert.All(read.Records.SelectMany(record => record.Dkim), one => Assert.Equal("s1", one.Selector));
        }
    }

    [Fact]
    public void An_entity_from_outside_is_never_read()
    {
        var read = SmallReport.Read("<!DOCTYPE feedback [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>"
            + SmallReport.Whole.Replace("receiver.example<", "&xxe;<", StringComparison.Ordinal));
        Assert.Equal("&xxe;", read.Report!.Organisation);
        Assert.Equal(["xml.doctype", "xml.entity"], read.Codes);
        Assert.Single(read.Records);
    }

    [Fact]
    public void A_billion_laughs_are_not_laughed()
    {
        var laughs = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
        var read = SmallReport.Read($"<!DOCTYPE feedback [<!ENTITY l0 \"lol\">{laughs}]>"
            + SmallReport.Whole.Replace("receiver.example<", "&l9;<", StringComparison.Ordinal));
        Assert.Equal("&l9;", read.Report!.Organisation);
        Assert.Single(read.Records);
    }

    [Fact]
    public void Octets_of_another_encoding_than_declared_are_told_and_still_readable()
    {
        var octets = Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='UTF-8'?>"
            + SmallReport.Whole.Replace("<org_name>receiver.example", "<org_name>Société", StringComparison.Ordinal));
        var read = SmallReport.Read(octets);
        Assert.Equal("Société", read.Report!.Organisation);
        Assert.Equal(["xml.character"], read.Codes);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-15")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Encodings_are_read_as_declared(string name)
    {
        var encoding = name.StartsWith("utf", StringComparison.Ordinal) ? Encoding.GetEncoding(name) : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.Latin1;
        var read = SmallReport.Read([.. encoding.GetPreamble(), .. encoding.GetBytes($"<?xml version='1.0' encoding='{name}'?>"
            + SmallReport.Whole.Replace("<org_name>receiver.example", "<org_name>Société", StringComparison.Ordinal))]);
        Assert.Equal("Société", read.Report!.Organisation);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void The_digest_is_of_the_report_as_given()
    {
        var octets = Encoding.UTF8.GetBytes(SmallReport.Whole + "\n");
        using var reader = AggregateReader.Open(new MemoryStream(octets));
        Assert.Null(reader.Digest);
        while (reader.TryRead(out _))
        {
        }
        Assert.Equal(Digest.Of(octets), reader.Digest);
    }

    [Fact]
    public void Any_octets_are_read_without_a_throw_and_with_bounded_problems() =>
        Prop.ForAll<byte[]>(octets => SmallReport.Read(octets ?? []).Problems.Count > 0).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_report_with_octets_changed_gives_at_most_its_record() =>
        Prop.ForAll<byte[]>(changes =>
        {
            var octets = Encoding.UTF8.GetBytes(SmallReport.Whole);
            for (var i = 0; i + 1 < (changes?.Length ?? 0); i += 2)
                octets[changes![i] * 4 % octets.Length] = changes[i + 1];
            return SmallReport.Read(octets).Records.Count <= 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
