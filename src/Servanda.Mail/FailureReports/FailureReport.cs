using System.Net;
using Servanda.Core.Names;

namespace Servanda.Mail.FailureReports;

/// <summary>What failed, by Auth-Failure (RFC 6591 §3.1, RFC 9991 §4).</summary>
[Flags]
public enum AuthFailure
{
    /// <summary>Not said.</summary>
    None = 0,
    /// <summary>adsp: the retired practice of DKIM.</summary>
    Adsp = 1,
    /// <summary>bodyhash: the body is not the one signed.</summary>
    BodyHash = 2,
    /// <summary>revoked: the key was withdrawn.</summary>
    Revoked = 4,
    /// <summary>signature: the signature does not verify.</summary>
    Signature = 8,
    /// <summary>spf: the sender is not authorised.</summary>
    Spf = 16,
    /// <summary>dmarc: no aligned pass (RFC 9991 §4.1).</summary>
    Dmarc = 32,
}

/// <summary>What passed with alignment, by Identity-Alignment (RFC 9991 §4).</summary>
[Flags]
public enum AlignedIdentities
{
    /// <summary>none.</summary>
    None = 0,
    /// <summary>dkim.</summary>
    Dkim = 1,
    /// <summary>spf.</summary>
    Spf = 2,
}

/// <summary>What became of the message, by Delivery-Result (RFC 6591 §3.2.2).</summary>
public enum DeliveryResult
{
    /// <summary>other: something else, or words that the standard does not have.</summary>
    Other,
    /// <summary>delivered.</summary>
    Delivered,
    /// <summary>spam: put where spam goes.</summary>
    Spam,
    /// <summary>policy: not delivered, by the policy of the domain.</summary>
    Policy,
    /// <summary>reject: refused.</summary>
    Reject,
}

/// <summary>
/// A report about one message that failed authentication (RFC 9991, RFC 6591, in the abuse reporting format of RFC 5965).
/// It holds personal data: addresses and the names in them. Whoever keeps it decides what of it.
/// </summary>
public sealed record FailureReport
{
    /// <summary>Feedback-Type: auth-failure for DMARC; others (abuse, fraud) are read as well.</summary>
    public required string FeedbackType { get; init; }

    /// <summary>The software that made the report; null when it does not say.</summary>
    public string? UserAgent { get; init; }

    /// <summary>What failed.</summary>
    public AuthFailure Failures { get; init; }

    /// <summary>What passed with alignment; null when not said.</summary>
    public AlignedIdentities? Alignment { get; init; }

    /// <summary>What became of the message; null when not said.</summary>
    public DeliveryResult? Delivery { get; init; }

    /// <summary>Who connected; null when not said or no address.</summary>
    public IPAddress? Source { get; init; }

    /// <summary>The domain that the message claimed; null when not said.</summary>
    public DomainName? ReportedDomain { get; init; }

    /// <summary>When the message arrived; null when not said or unreadable.</summary>
    public DateTimeOffset? Arrived { get; init; }

    /// <summary>How many messages the report stands for, at least 1 (RFC 5965 §3.2).</summary>
    public long Incidents { get; init; } = 1;

    /// <summary>The SMTP sender, without brackets; empty for a bounce, null when not said.</summary>
    public string? MailFrom { get; init; }

    /// <summary>The SMTP recipients, without brackets.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Authentication-Results, unfolded.</summary>
    public IReadOnlyList<string> AuthenticationResults { get; init; } = [];

    /// <summary>d= of the signature that failed; null when not said.</summary>
    public DomainName? DkimDomain { get; init; }

    /// <summary>s= of the signature that failed; null when not said.</summary>
    public string? DkimSelector { get; init; }

    /// <summary>i= of the signature that failed; null when not said.</summary>
    public string? DkimIdentity { get; init; }

    /// <summary>Records of SPF that were used.</summary>
    public IReadOnlyList<string> SpfRecords { get; init; } = [];

    /// <summary>The domain of the From field of the message itself; null when it is not included or not one domain.</summary>
    public DomainName? HeaderFrom { get; init; }

    /// <summary>Message-ID of the message itself; null when it is not included.</summary>
    public string? MessageId { get; init; }

    /// <summary>Subject of the message itself, decoded; null when it is not included.</summary>
    public string? Subject { get; init; }

    /// <summary>True when there was no feedback part and the values come from words for people.</summary>
    public bool IsFromProse { get; init; }
}
