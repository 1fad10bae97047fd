using System.Globalization;
using System.Text;
using System.Xml;

namespace Servanda.Mail.AggregateReports;

/// <summary>Writes aggregate reports as RFC 9990 has them, valid by its schema (appendix A). Records are written as they
/// come, so a report may have any number.</summary>
public static class AggregateWriter
{
    const string Version = "1.0";

    /// <summary>Writes a report in UTF-8; the stream stays open.</summary>
    /// <exception cref="ArgumentException">The head or a record lacks what the standard requires, or there is no
    /// record.</exception>
    public static void Write(AggregateReport head, IEnumerable<AggregateRecord> records, Stream to)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(records);
        using var xml = XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(false), Indent = true, CloseOutput = false });
        xml.WriteStartDocument();
        xml.WriteStartElement("feedback", Encoding.ASCII.GetString(AggregateNamespaces.Rfc9990));
        Text(xml, "version", Version);
        WriteMetadata(xml, head);
        WritePolicy(xml, head.Policy);
        var count = 0;
        foreach (var record in records)
        {
            AggregateRecordWriter.Write(xml, record);
            count++;
        }
        if (count == 0)
            throw new ArgumentException("A report has at least one record (RFC 9990 §3.1.1.2).", nameof(records));
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    /// <summary>An element with text; characters that XML does not have become U+FFFD.</summary>
    internal static void Text(XmlWriter xml, string name, string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            allowed.Append(rune.Value is 0x9 or 0xA or 0xD or >= 0x20 and not (0xFFFE or 0xFFFF) ? rune.ToString() : "\uFFFD");
        xml.WriteElementString(name, allowed.ToString());
    }

    /// <summary>The same, nothing where there is no text.</summary>
    internal static void Optional(XmlWriter xml, string name, string? text)
    {
        if (text is not null)
            Text(xml, name, text);
    }

    static void WriteMetadata(XmlWriter xml, AggregateReport head)
    {
        if (head is not { Begin: { } begin, End: { } end, Organisation.Length: > 0, Email.Length: > 0, ReportId.Length: > 0 })
            throw new ArgumentException("A report has an organisation, an email, an id and a period (RFC 9990 §3.1.1.3).", nameof(head));
        xml.WriteStartElement("report_metadata");
        Text(xml, "org_name", head.Organisation);
        Text(xml, "email", head.Email);
        Optional(xml, "extra_contact_info", head.Contact);
        Text(xml, "report_id", head.ReportId);
        xml.WriteStartElement("date_range");
        Text(xml, "begin", begin.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        Text(xml, "end", end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        if (head.Errors.Count > 0)
            Text(xml, "error", string.Join("; ", head.Errors));
        Optional(xml, "generator", head.Generator);
        xml.WriteEndElement();
    }

    static void WritePolicy(XmlWriter xml, AggregatePolicy policy)
    {
        if (policy is not { Domain: { } domain, Policy: { } p })
            throw new ArgumentException("A policy has a domain and p (RFC 9990 §3.1.1.5).", nameof(policy));
        xml.WriteStartElement("policy_published");
        Text(xml, "domain", domain.ToString());
        Optional(xml, "discovery_method", policy.Discovery is { } found ? AggregateWords.Discovery.WordFor(found) : null);
        Text(xml, "p", AggregateWords.Policy.WordFor(p));
        Optional(xml, "sp", policy.SubdomainPolicy is { } sp ? AggregateWords.Policy.WordFor(sp) : null);
        Optional(xml, "np", policy.NonexistentPolicy is { } np ? AggregateWords.Policy.WordFor(np) : null);
        Optional(xml, "fo", policy.FailureOptions);
        Optional(xml, "adkim", policy.DkimAlignment is { } dkim ? AggregateWords.Alignment.WordFor(dkim) : null);
        Optional(xml, "aspf", policy.SpfAlignment is { } spf ? AggregateWords.Alignment.WordFor(spf) : null);
        Optional(xml, "testing", policy.IsTesting is { } testing ? testing ? "y" : "n" : null);
        xml.WriteEndElement();
    }
}
