using Servanda.Core;

namespace Servanda.Mail.FailureReports;

/// <summary>What can be wrong with a failure report (RFC 9991, RFC 6591, RFC 5965). Offsets are octets of the part that
/// holds the fields.</summary>
public static class FailureProblems
{
    /// <summary>No Feedback-Type.</summary>
    public static readonly ProblemKind FeedbackType = new("failure.feedback-type", "RFC 5965 §3.1");

    /// <summary>A feedback report about something else than authentication.</summary>
    public static readonly ProblemKind OtherType = new("failure.feedback-type.other", "RFC 6591 §3.1");

    /// <summary>No User-Agent.</summary>
    public static readonly ProblemKind UserAgent = new("failure.user-agent", "RFC 5965 §3.1");

    /// <summary>Version is missing or not 1.</summary>
    public static readonly ProblemKind Version = new("failure.version", "RFC 5965 §3.1");

    /// <summary>A field twice that may stand once. The first counts.</summary>
    public static readonly ProblemKind Repeated = new("failure.repeated", "RFC 5965 §3.2");

    /// <summary>Auth-Failure is missing or no word of the standard.</summary>
    public static readonly ProblemKind AuthFailure = new("failure.auth-failure", "RFC 6591 §3.1");

    /// <summary>Identity-Alignment has another word than dkim, spf, none.</summary>
    public static readonly ProblemKind Alignment = new("failure.identity-alignment", "RFC 9991 §4");

    /// <summary>No Identity-Alignment in a report about DMARC.</summary>
    public static readonly ProblemKind AlignmentMissing = new("failure.identity-alignment.missing", "RFC 9991 §4");

    /// <summary>Delivery-Result has another word than the standard's.</summary>
    public static readonly ProblemKind Delivery = new("failure.delivery-result", "RFC 6591 §3.2.2");

    /// <summary>Source-IP is no address.</summary>
    public static readonly ProblemKind Source = new("failure.source-ip", "RFC 5965 §3.2");

    /// <summary>Arrival-Date is no date.</summary>
    public static readonly ProblemKind Arrived = new("failure.arrival-date", "RFC 5965 §3.2");

    /// <summary>Incidents is no number of at least 1.</summary>
    public static readonly ProblemKind Incidents = new("failure.incidents", "RFC 5965 §3.2");

    /// <summary>Reported-Domain or DKIM-Domain is no domain name.</summary>
    public static readonly ProblemKind Domain = new("failure.domain", "RFC 5965 §3.2");

    /// <summary>More fields of one name, or a longer value, than is kept.</summary>
    public static readonly ProblemKind Limit = new("failure.limit", "RFC 5965 §8.3");

    /// <summary>No feedback part; the values come from words for people.</summary>
    public static readonly ProblemKind Prose = new("failure.prose", "RFC 5965 §2");

    /// <summary>The message that failed is not included.</summary>
    public static readonly ProblemKind Original = new("failure.original", "RFC 5965 §2");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        FeedbackType, OtherType, UserAgent, Version, Repeated, AuthFailure, Alignment, AlignmentMissing, Delivery, Source,
        Arrived, Incidents, Domain, Limit, Prose, Original,
    ];
}
