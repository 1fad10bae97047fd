using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Servanda.SystemTests.MailReports;

/// <summary>Reports as receivers send them, made up.</summary>
static class ReportFiles
{
    /// <summary>An aggregate report of one day, of March 2026 unless another is given, with two records, 10 messages aligned and 3 not.</summary>
    public static byte[] Aggregate(int number, string domain = "example.org", DateTimeOffset? day = null)
    {
        var begin = (day ?? new DateTimeOffset(2026, 3, 1 + number % 28, 0, 0, 0, TimeSpan.Zero)).ToUnixTimeSeconds();
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <feedback>
              <report_metadata><org_name>receiver.example</org_name><email>dmarc@receiver.example</email>
                <report_id>{number}</report_id><date_range><begin>{begin}</begin><end>{begin + 86_399}</end></date_range></report_metadata>
              <policy_published><domain>{domain}</domain><p>quarantine</p><pct>100</pct></policy_published>
              <record><row><source_ip>192.0.2.{number % 250}</source_ip><count>10</count>
                <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>
                <identifiers><header_from>{domain}</header_from></identifiers>
                <auth_results><dkim><domain>{domain}</domain><selector>s1</selector><result>pass</result></dkim></auth_results></record>
              <record><row><source_ip>198.51.100.7</source_ip><count>3</count>
                <policy_evaluated><disposition>quarantine</disposition><dkim>fail</dkim><spf>fail</spf></policy_evaluated></row>
                <identifiers><header_from>{domain}</header_from></identifiers>
                <auth_results><spf><domain>other.example</domain><result>pass</result></spf></auth_results></record>
            </feedback>

            """));
    }

    /// <summary>The same, packed with gzip.</summary>
    public static byte[] Packed(int number)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Aggregate(number));
        return packed.ToArray();
    }

    /// <summary>The same, in a message.</summary>
    public static string Message(int number) => string.Create(CultureInfo.InvariantCulture, $"""
        From: dmarc@receiver.example
        To: dmarc@example.org
        Subject: Report Domain: example.org Submitter: receiver.example Report-ID: {number}
        MIME-Version: 1.0
        Content-Type: application/gzip; name="receiver.example!example.org!{number}.xml.gz"
        Content-Transfer-Encoding: base64

        {Convert.ToBase64String(Packed(number), Base64FormattingOptions.InsertLineBreaks)}

        """).ReplaceLineEndings("\r\n");
}
