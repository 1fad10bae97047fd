using Servanda.Core;

namespace Servanda.Mail.TlsReports;

/// <summary>What can be wrong with a report about TLS (RFC 8460). Offsets are octets of the JSON text.</summary>
public static class TlsReportProblems
{
    /// <summary>The JSON breaks off or breaks a rule; what stands before is kept.</summary>
    public static readonly ProblemKind Json = new("tls-report.json", "RFC 8259 §2");

    /// <summary>The text is not in UTF-8.</summary>
    public static readonly ProblemKind Encoding = new("tls-report.encoding", "RFC 8259 §8.1");

    /// <summary>No object with policies, a period or an identifier: this is no such report.</summary>
    public static readonly ProblemKind Root = new("tls-report.root", "RFC 8460 §4.4");

    /// <summary>More octets than are read.</summary>
    public static readonly ProblemKind Size = new("tls-report.size", "RFC 8460 §7");

    /// <summary>A value of another JSON type than the standard has there; passed over.</summary>
    public static readonly ProblemKind Type = new("tls-report.type", "RFC 8460 §4.4");

    /// <summary>A member twice. The first counts.</summary>
    public static readonly ProblemKind Repeated = new("tls-report.repeated", "RFC 7493 §2.3");

    /// <summary>A text longer than is kept.</summary>
    public static readonly ProblemKind Limit = new("tls-report.limit", "RFC 8460 §7");

    /// <summary>No organization-name, or an empty one.</summary>
    public static readonly ProblemKind Organisation = new("tls-report.organization-name", "RFC 8460 §4.4");

    /// <summary>No report-id, or an empty one.</summary>
    public static readonly ProblemKind ReportId = new("tls-report.report-id", "RFC 8460 §4.4");

    /// <summary>A start or end that is missing or no time of RFC 3339, or that names no zone (read as UTC).</summary>
    public static readonly ProblemKind Time = new("tls-report.time", "RFC 8460 §4.4");

    /// <summary>A period that ends before it begins, or lasts longer than a year.</summary>
    public static readonly ProblemKind Period = new("tls-report.period", "RFC 8460 §4.1");

    /// <summary>No policies.</summary>
    public static readonly ProblemKind Policies = new("tls-report.policies", "RFC 8460 §4.4");

    /// <summary>A policy-type that is missing or none of the three.</summary>
    public static readonly ProblemKind PolicyType = new("tls-report.policy-type", "RFC 8460 §4.4");

    /// <summary>A policy-domain that is missing or no domain name.</summary>
    public static readonly ProblemKind PolicyDomain = new("tls-report.policy-domain", "RFC 8460 §4.4");

    /// <summary>A count that is no whole number from 0 to the largest believed.</summary>
    public static readonly ProblemKind Count = new("tls-report.count", "RFC 8460 §4.4");

    /// <summary>A result-type that is missing or that the standard does not have.</summary>
    public static readonly ProblemKind ResultType = new("tls-report.result-type", "RFC 8460 §4.3");

    /// <summary>An address that is none.</summary>
    public static readonly ProblemKind Address = new("tls-report.ip", "RFC 8460 §4.4");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Json, Encoding, Root, Size, Type, Repeated, Limit, Organisation, ReportId, Time, Period, Policies, PolicyType,
        PolicyDomain, Count, ResultType, Address,
    ];
}
