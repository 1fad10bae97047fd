using System.Globalization;
using System.Xml;

namespace Servanda.Mail.AggregateReports;

/// <summary>Writes one record (RFC 9990 §3.1.1.7 to §3.1.1.14).</summary>
static class AggregateRecordWriter
{
    public static void Write(XmlWriter xml, AggregateRecord record)
    {
        if (record is not { Source: { } source, Count: > 0, Disposition: { } disposition, DkimAligned: { } dkim, SpfAligned: { } spf, HeaderFrom: { } from })
            throw new ArgumentException("A record has a source, a count, results and the domain of the From field (RFC 9990 §3.1.1.7).", nameof(record));
        xml.WriteStartElement("record");
        xml.WriteStartElement("row");
        AggregateWriter.Text(xml, "source_ip", source.ToString());
        AggregateWriter.Text(xml, "count", record.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteStartElement("policy_evaluated");
        AggregateWriter.Text(xml, "disposition", AggregateWords.Disposition.WordFor(disposition));
        AggregateWriter.Text(xml, "dkim", dkim ? "pass" : "fail");
        AggregateWriter.Text(xml, "spf", spf ? "pass" : "fail");
        foreach (var reason in record.Reasons)
            WriteReason(xml, reason);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("identifiers");
        AggregateWriter.Text(xml, "header_from", from.ToString());
        AggregateWriter.Optional(xml, "envelope_from", record.EnvelopeFrom?.ToString());
        AggregateWriter.Optional(xml, "envelope_to", record.EnvelopeTo?.ToString());
        xml.WriteEndElement();
        xml.WriteStartElement("auth_results");
        foreach (var one in Preferred(record))
            WriteDkim(xml, one);
        // Only the identity of the SMTP sender has a place, and only one result.
        foreach (var one in record.Spf.Where(one => one.Scope != SpfScope.Helo && one is { Domain: not null, Result: not null }).Take(1))
            WriteSpf(xml, one);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>At most 100 signatures: passing before failing, those of the author's domain first (RFC 9990 §3.1.3).</summary>
    static IEnumerable<DkimOutcome> Preferred(AggregateRecord record) => record.Dkim
        .Where(one => one is { Domain: not null, Result: not null })
        .OrderBy(one => one.Result != ReportedResult.Pass ? 3
            : one.Domain!.Equals(record.HeaderFrom) ? 0
            : record.HeaderFrom!.IsAtOrUnder(one.Domain) || one.Domain.IsAtOrUnder(record.HeaderFrom) ? 1 : 2)
        .Take(AggregateLimits.MaxDkim);

    static void WriteReason(XmlWriter xml, OverrideReason reason)
    {
        xml.WriteStartElement("reason");
        // What only RFC 7489 had is said in words.
        var isOld = reason.Kind is OverrideKind.Forwarded or OverrideKind.SampledOut;
        AggregateWriter.Text(xml, "type", AggregateWords.Reason.WordFor(isOld ? OverrideKind.Other : reason.Kind));
        AggregateWriter.Optional(xml, "comment", reason.Comment ?? (isOld ? AggregateWords.Reason.WordFor(reason.Kind) : null));
        xml.WriteEndElement();
    }

    static void WriteDkim(XmlWriter xml, DkimOutcome one)
    {
        xml.WriteStartElement("dkim");
        AggregateWriter.Text(xml, "domain", one.Domain!.ToString());
        AggregateWriter.Text(xml, "selector", one.Selector ?? "");
        // SPF's word has no place among DKIM's.
        AggregateWriter.Text(xml, "result", AggregateWords.Result.WordFor(one.Result is ReportedResult.SoftFail or null ? ReportedResult.Fail : one.Result.Value));
        AggregateWriter.Optional(xml, "human_result", one.Note);
        xml.WriteEndElement();
    }

    static void WriteSpf(XmlWriter xml, SpfOutcome one)
    {
        xml.WriteStartElement("spf");
        AggregateWriter.Text(xml, "domain", one.Domain!.ToString());
        AggregateWriter.Text(xml, "scope", AggregateWords.Scope.WordFor(SpfScope.MailFrom));
        AggregateWriter.Text(xml, "result", AggregateWords.Result.WordFor(one.Result ?? ReportedResult.None));
        AggregateWriter.Optional(xml, "human_result", one.Note);
        xml.WriteEndElement();
    }
}
