using System.Net;
using Servanda.Core.Names;

namespace Servanda.Mail.TlsReports;

/// <summary>Which kind of policy a sender applied (RFC 8460 §4.4).</summary>
public enum TlsPolicyType
{
    /// <summary>no-policy-found: neither DANE nor MTA-STS.</summary>
    NoPolicyFound,
    /// <summary>tlsa: DANE.</summary>
    Tlsa,
    /// <summary>sts: MTA-STS.</summary>
    Sts,
}

/// <summary>Why a session failed (RFC 8460 §4.3).</summary>
public enum TlsFailure
{
    /// <summary>validation-failure: anything that has no word of its own, and words that the standard does not have.</summary>
    ValidationFailure,
    /// <summary>starttls-not-supported.</summary>
    StartTlsNotSupported,
    /// <summary>certificate-host-mismatch.</summary>
    CertificateHostMismatch,
    /// <summary>certificate-expired.</summary>
    CertificateExpired,
    /// <summary>certificate-not-trusted.</summary>
    CertificateNotTrusted,
    /// <summary>tlsa-invalid: no TLSA record fits.</summary>
    TlsaInvalid,
    /// <summary>dnssec-invalid.</summary>
    DnssecInvalid,
    /// <summary>dane-required.</summary>
    DaneRequired,
    /// <summary>sts-policy-fetch-error.</summary>
    StsPolicyFetchError,
    /// <summary>sts-policy-invalid.</summary>
    StsPolicyInvalid,
    /// <summary>sts-webpki-invalid: the certificate of the policy host.</summary>
    StsWebPkiInvalid,
}

/// <summary>A report about TLS in the delivery of mail to a domain (RFC 8460 §4.4).</summary>
public sealed record TlsReport
{
    /// <summary>organization-name; empty when missing.</summary>
    public required string Organisation { get; init; }

    /// <summary>contact-info; null when absent.</summary>
    public string? Contact { get; init; }

    /// <summary>report-id; empty when missing.</summary>
    public required string ReportId { get; init; }

    /// <summary>Start of the period; null when missing or no time of RFC 3339.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>End of the period, its last second; null when missing or no time of RFC 3339.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>What happened, policy by policy.</summary>
    public IReadOnlyList<TlsReportPolicy> Policies { get; init; } = [];
}

/// <summary>What happened under one policy (RFC 8460 §4.4).</summary>
public sealed record TlsReportPolicy
{
    /// <summary>The kind of policy; null when missing or no kind of RFC 8460.</summary>
    public TlsPolicyType? Type { get; init; }

    /// <summary>The domain mail went to; null when missing or no domain name.</summary>
    public DomainName? Domain { get; init; }

    /// <summary>The policy as the sender saw it, line by line.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The mx patterns of the policy.</summary>
    public IReadOnlyList<string> MxHosts { get; init; } = [];

    /// <summary>Sessions that went well, 0 to <see cref="TlsReportLimits.MaxSessions"/>.</summary>
    public long Successful { get; init; }

    /// <summary>Sessions that failed, 0 to <see cref="TlsReportLimits.MaxSessions"/>.</summary>
    public long Failed { get; init; }

    /// <summary>Why they failed, as far as told.</summary>
    public IReadOnlyList<TlsReportFailure> Failures { get; init; } = [];
}

/// <summary>Sessions that failed for one reason (RFC 8460 §4.4). What the sender leaves out is null.</summary>
public sealed record TlsReportFailure
{
    /// <summary>The reason.</summary>
    public required TlsFailure Result { get; init; }

    /// <summary>How many sessions.</summary>
    public long Sessions { get; init; }

    /// <summary>The address that sent.</summary>
    public IPAddress? SendingMta { get; init; }

    /// <summary>The name of the host that was to receive, as reported.</summary>
    public string? ReceivingMxHostname { get; init; }

    /// <summary>The name that host gave itself.</summary>
    public string? ReceivingMxHelo { get; init; }

    /// <summary>The address of that host.</summary>
    public IPAddress? ReceivingAddress { get; init; }

    /// <summary>Where more can be read.</summary>
    public string? MoreInformation { get; init; }

    /// <summary>An error code or words of the sender's own.</summary>
    public string? ReasonCode { get; init; }
}

/// <summary>What is taken from one TLS report at the most.</summary>
public static class TlsReportLimits
{
    /// <summary>Octets of a report, unpacked.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Sessions that one count can hold.</summary>
    public const long MaxSessions = 10_000_000_000;

    /// <summary>Characters kept of a text.</summary>
    public const int MaxText = 1000;
}
