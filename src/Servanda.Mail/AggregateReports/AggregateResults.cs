using Servanda.Core.Names;

namespace Servanda.Mail.AggregateReports;

/// <summary>The result of DKIM or SPF as a reporter words it (RFC 8601 §2.7.1, §2.7.2).</summary>
public enum ReportedResult
{
    /// <summary>Nothing to check: no signature, no record, no domain.</summary>
    None,
    /// <summary>Passed.</summary>
    Pass,
    /// <summary>Failed; <c>hardfail</c> of older reporters too.</summary>
    Fail,
    /// <summary>SPF: probably not authorised.</summary>
    SoftFail,
    /// <summary>Not accepted by the receiver's own policy.</summary>
    Policy,
    /// <summary>No assertion.</summary>
    Neutral,
    /// <summary>A passing error; <c>unknown</c> of older reporters too (RFC 7489 appendix C).</summary>
    TempError,
    /// <summary>A lasting error; <c>error</c> of older reporters too (RFC 7489 appendix C).</summary>
    PermError,
}

/// <summary>Which identity SPF was checked for.</summary>
public enum SpfScope
{
    /// <summary>mfrom: the SMTP sender, the only one that RFC 9990 has.</summary>
    MailFrom,
    /// <summary>helo: the name the client gave (RFC 7489).</summary>
    Helo,
}

/// <summary>One DKIM signature as a reporter saw it (RFC 9990 §3.1.1.12).</summary>
/// <param name="Domain">d=; null when missing or no domain name.</param>
/// <param name="Selector">s=; null when absent.</param>
/// <param name="Result">The result; null when missing or no result of RFC 8601.</param>
/// <param name="Note">human_result; null when absent or empty.</param>
public sealed record DkimOutcome(DomainName? Domain, string? Selector, ReportedResult? Result, string? Note = null);

/// <summary>One SPF check as a reporter saw it (RFC 9990 §3.1.1.13).</summary>
/// <param name="Domain">The domain checked; null when missing, empty or no domain name.</param>
/// <param name="Scope">The identity; null when not said.</param>
/// <param name="Result">The result; null when missing or no result of RFC 8601.</param>
/// <param name="Note">human_result; null when absent or empty.</param>
public sealed record SpfOutcome(DomainName? Domain, SpfScope? Scope, ReportedResult? Result, string? Note = null);

/// <summary>The kinds of reason for another disposition than the policy asks (RFC 9990 §3.1.6, RFC 7489 §7.2).</summary>
public enum OverrideKind
{
    /// <summary>Anything else, and kinds that no standard has.</summary>
    Other,
    /// <summary>The receiver's own rules.</summary>
    LocalPolicy,
    /// <summary>Taken for mail of a mailing list.</summary>
    MailingList,
    /// <summary>The record asked for a test (t=y).</summary>
    PolicyTestMode,
    /// <summary>Came through a forwarder that the receiver trusts.</summary>
    TrustedForwarder,
    /// <summary>Taken for forwarded mail (RFC 7489).</summary>
    Forwarded,
    /// <summary>Left out by pct (RFC 7489).</summary>
    SampledOut,
}

/// <summary>One reason for another disposition than the policy asks.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Comment">What the reporter adds; null when absent or empty.</param>
public sealed record OverrideReason(OverrideKind Kind, string? Comment = null);
