using Servanda.Core;

namespace Servanda.Mail.AggregateReports;

/// <summary>What can be wrong with a DMARC aggregate report beyond its XML (RFC 9990; RFC 7489 where noted). Offsets are
/// octets of the document in UTF-8.</summary>
public static class AggregateProblems
{
    /// <summary>No element feedback: this is no aggregate report.</summary>
    public static readonly ProblemKind Root = new("aggregate.root", "RFC 9990 §3.1.1.1");

    /// <summary>Another element stands around feedback.</summary>
    public static readonly ProblemKind Wrapper = new("aggregate.wrapper", "RFC 9990 §3.1.1.1");

    /// <summary>Another namespace than that of RFC 9990 or RFC 7489.</summary>
    public static readonly ProblemKind Namespace = new("aggregate.namespace", "RFC 9990 §3.1.1.1");

    /// <summary>A version other than 1.0.</summary>
    public static readonly ProblemKind Version = new("aggregate.version", "RFC 9990 §3.1.1.2");

    /// <summary>A part of the head after records.</summary>
    public static readonly ProblemKind Order = new("aggregate.order", "RFC 9990 §3.1.1.2");

    /// <summary>No report_metadata.</summary>
    public static readonly ProblemKind Metadata = new("aggregate.metadata", "RFC 9990 §3.1.1.2");

    /// <summary>No policy_published.</summary>
    public static readonly ProblemKind PolicyPublished = new("aggregate.policy-published", "RFC 9990 §3.1.1.2");

    /// <summary>No record.</summary>
    public static readonly ProblemKind Records = new("aggregate.records", "RFC 9990 §3.1.1.2");

    /// <summary>An element that the format does not have at this place, and that is no extension. Passed over.</summary>
    public static readonly ProblemKind Element = new("aggregate.element", "RFC 9990 §3.1.1");

    /// <summary>An element a second time where one is allowed. The first counts.</summary>
    public static readonly ProblemKind Repeated = new("aggregate.repeated", "RFC 9990 §3.1.1");

    /// <summary>Text between elements. Passed over.</summary>
    public static readonly ProblemKind Text = new("aggregate.text", "RFC 9990 §3.1.1");

    /// <summary>A word in capital letters or of older drafts, read as what it means.</summary>
    public static readonly ProblemKind Word = new("aggregate.word", "RFC 9990 §3.1.1");

    /// <summary>More of something than is kept, or a longer text.</summary>
    public static readonly ProblemKind Limit = new("aggregate.limit", "RFC 9990 §8.1");

    /// <summary>No org_name, or an empty one.</summary>
    public static readonly ProblemKind Organisation = new("aggregate.org-name", "RFC 9990 §3.1.1.3");

    /// <summary>No email, or an empty one.</summary>
    public static readonly ProblemKind Email = new("aggregate.email", "RFC 9990 §3.1.1.3");

    /// <summary>No report_id, or an empty one.</summary>
    public static readonly ProblemKind ReportId = new("aggregate.report-id", "RFC 9990 §3.5.1");

    /// <summary>A begin or end that is missing or no time in seconds since 1970.</summary>
    public static readonly ProblemKind Time = new("aggregate.time", "RFC 9990 §3.1.1.4");

    /// <summary>A period that ends before it begins, or lasts longer than a year.</summary>
    public static readonly ProblemKind Period = new("aggregate.period", "RFC 9990 §3.1.1.4");

    /// <summary>The policy's domain is missing or no domain name.</summary>
    public static readonly ProblemKind PolicyDomain = new("aggregate.policy.domain", "RFC 9990 §3.1.1.5");

    /// <summary>p is missing, or p, sp or np is none of none, quarantine, reject.</summary>
    public static readonly ProblemKind Policy = new("aggregate.policy.p", "RFC 9990 §3.1.1.5");

    /// <summary>adkim or aspf is neither r nor s.</summary>
    public static readonly ProblemKind Alignment = new("aggregate.policy.alignment", "RFC 9990 §3.1.1.5");

    /// <summary>testing is neither y nor n, or discovery_method neither psl nor treewalk.</summary>
    public static readonly ProblemKind PolicyDetail = new("aggregate.policy.detail", "RFC 9990 §3.1.1.5");

    /// <summary>pct is no number from 0 to 100.</summary>
    public static readonly ProblemKind Percent = new("aggregate.policy.pct", "RFC 7489 §6.3");

    /// <summary>A record without row, identifiers or auth_results.</summary>
    public static readonly ProblemKind Record = new("aggregate.record", "RFC 9990 §3.1.1.7");

    /// <summary>A record that the end of the input cut off before its row was whole. It does not count.</summary>
    public static readonly ProblemKind RecordCut = new("aggregate.record.cut", "RFC 9990 §3.1.1.7");

    /// <summary>source_ip is missing or no address.</summary>
    public static readonly ProblemKind Source = new("aggregate.source-ip", "RFC 9990 §3.1.1.8");

    /// <summary>count is missing or no positive number; such a record counts no message.</summary>
    public static readonly ProblemKind Count = new("aggregate.count", "RFC 9990 §3.1.1.8");

    /// <summary>count is larger than any receiver's; the largest believed is taken.</summary>
    public static readonly ProblemKind CountSize = new("aggregate.count.size", "RFC 9990 §3.1.1.8");

    /// <summary>No policy_evaluated, or its disposition is missing or none of its words.</summary>
    public static readonly ProblemKind Disposition = new("aggregate.disposition", "RFC 9990 §3.1.1.9");

    /// <summary>dkim or spf of policy_evaluated is missing, or neither pass nor fail.</summary>
    public static readonly ProblemKind Aligned = new("aggregate.aligned", "RFC 9990 §3.1.1.9");

    /// <summary>A reason for an override without a type, or with one that the standard does not have.</summary>
    public static readonly ProblemKind Reason = new("aggregate.reason", "RFC 9990 §3.1.6");

    /// <summary>header_from is missing or no domain name.</summary>
    public static readonly ProblemKind HeaderFrom = new("aggregate.header-from", "RFC 9990 §3.1.1.10");

    /// <summary>envelope_from or envelope_to is no domain name.</summary>
    public static readonly ProblemKind Envelope = new("aggregate.envelope", "RFC 9990 §3.1.1.10");

    /// <summary>A whole mail address where a domain belongs; its domain is taken.</summary>
    public static readonly ProblemKind Address = new("aggregate.address", "RFC 9990 §3.1.1.10");

    /// <summary>The domain of a DKIM result is missing or no domain name.</summary>
    public static readonly ProblemKind DkimDomain = new("aggregate.dkim.domain", "RFC 9990 §3.1.1.12");

    /// <summary>The result of DKIM is missing or none of RFC 8601.</summary>
    public static readonly ProblemKind DkimResult = new("aggregate.dkim.result", "RFC 9990 §3.1.1.12");

    /// <summary>The domain of an SPF result is missing or no domain name.</summary>
    public static readonly ProblemKind SpfDomain = new("aggregate.spf.domain", "RFC 9990 §3.1.1.13");

    /// <summary>The result of SPF is missing or none of RFC 8601.</summary>
    public static readonly ProblemKind SpfResult = new("aggregate.spf.result", "RFC 9990 §3.1.1.13");

    /// <summary>scope is neither mfrom nor helo.</summary>
    public static readonly ProblemKind SpfScope = new("aggregate.spf.scope", "RFC 9990 §3.1.1.13");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Root, Wrapper, Namespace, Version, Order, Metadata, PolicyPublished, Records, Element, Repeated, Text, Word, Limit,
        Organisation, Email, ReportId, Time, Period, PolicyDomain, Policy, Alignment, PolicyDetail, Percent, Record, RecordCut,
        Source, Count, CountSize, Disposition, Aligned, Reason, HeaderFrom, Envelope, Address, DkimDomain, DkimResult,
        SpfDomain, SpfResult, SpfScope,
    ];
}
