using Servanda.Core;

namespace Servanda.Mail.Dane;

/// <summary>Why a TLSA record is unusable for mail (RFC 7672 §3.1, RFC 6698 §2.1). Offsets are octets of the record's
/// data: usage 0, selector 1, matching type 2, association data 3.</summary>
public static class DaneProblems
{
    /// <summary>PKIX-TA(0) or PKIX-EE(1), which mail servers treat as unusable.</summary>
    public static readonly ProblemKind UsagePkix = new("dane.usage.pkix", "RFC 7672 §3.1.3");

    /// <summary>A certificate usage that is not defined.</summary>
    public static readonly ProblemKind Usage = new("dane.usage", "RFC 6698 §2.1.1");

    /// <summary>A selector that is not defined.</summary>
    public static readonly ProblemKind Selector = new("dane.selector", "RFC 6698 §2.1.2");

    /// <summary>A matching type that is not defined.</summary>
    public static readonly ProblemKind MatchingType = new("dane.matching-type", "RFC 6698 §2.1.3");

    /// <summary>A digest of another length than its algorithm gives.</summary>
    public static readonly ProblemKind DigestLength = new("dane.digest.length", "RFC 6698 §2.1.4");

    /// <summary>Full data that is no certificate, or no public key.</summary>
    public static readonly ProblemKind Data = new("dane.data", "RFC 6698 §2.1.4");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
        [UsagePkix, Usage, Selector, MatchingType, DigestLength, Data];
}
