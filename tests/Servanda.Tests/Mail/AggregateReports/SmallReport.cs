using System.Text;
using Servanda.Core;
using Servanda.Mail.AggregateReports;

namespace Servanda.Tests.Mail.AggregateReports;

/// <summary>A report read to its end.</summary>
/// <param name="Report">The head.</param>
/// <param name="Records">All records.</param>
/// <param name="Problems">All problems kept.</param>
sealed record ReadReport(AggregateReport? Report, IReadOnlyList<AggregateRecord> Records, IReadOnlyList<Problem> Problems)
{
    public IEnumerable<string> Codes => Problems.Select(problem => problem.Code).Distinct();
}

/// <summary>Small reports for tests, and reading them.</summary>
static class SmallReport
{
    public const string Metadata = """
        <report_metadata><org_name>receiver.example</org_name><email>dmarc@receiver.example</email><report_id>r1</report_id>
        <date_range><begin>1700006400</begin><end>1700092799</end></date_range></report_metadata>
        """;

    public const string Policy = """
        <policy_published><domain>example.com</domain><adkim>s</adkim><p>quarantine</p><sp>reject</sp><pct>50</pct><fo>1</fo></policy_published>
        """;

    public const string Record = """
        <record><row><source_ip>192.0.2.1</source_ip><count>7</count>
        <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>
        <identifiers><header_from>example.com</header_from></identifiers>
        <auth_results><dkim><domain>example.com</domain><selector>s1</selector><result>pass</result></dkim></auth_results></record>
        """;

    public static readonly string Whole = $"<feedback>{Metadata}{Policy}{Record}</feedback>";

    public static ReadReport Read(string xml) => Read(Encoding.UTF8.GetBytes(xml));

    public static ReadReport Read(byte[] octets) => Read(new MemoryStream(octets));

    public static ReadReport Read(Stream stream)
    {
        using var reader = AggregateReader.Open(stream);
        var records = new List<AggregateRecord>();
        while (reader.TryRead(out var record))
            records.Add(record);
        return new(reader.Report, records, reader.Problems);
    }

    /// <summary>The small report with one piece of it written differently.</summary>
    public static ReadReport With(string piece, string instead)
    {
        Assert.Contains(piece, Whole, StringComparison.Ordinal);
        return Read(Whole.Replace(piece, instead, StringComparison.Ordinal));
    }
}
