using System.Text;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.Dmarc;
using Servanda.Mail.FailureReports;
using Servanda.Mail.TlsReports;

namespace Servanda.Storage.Mail;

/// <summary>Values as tables hold them: the standard's words, so that the tables can be read without this program.</summary>
static class StoreWords
{
    /// <summary>Checks kept of a record; further ones say nothing more about a source.</summary>
    public const int MaxChecks = 10;

    public static string Of(Disposition value) => value switch
    {
        Disposition.None => "none",
        Disposition.Pass => "pass",
        Disposition.Quarantine => "quarantine",
        Disposition.Reject => "reject",
    };

    public static string Of(DmarcPolicy value) => value switch
    {
        DmarcPolicy.None => "none",
        DmarcPolicy.Quarantine => "quarantine",
        DmarcPolicy.Reject => "reject",
    };

    public static string Of(DmarcAlignment value) => value switch
    {
        DmarcAlignment.Relaxed => "r",
        DmarcAlignment.Strict => "s",
    };

    public static string Of(AggregateDialect value) => value switch
    {
        AggregateDialect.Unstated => "unstated",
        AggregateDialect.Rfc7489 => "rfc7489",
        AggregateDialect.Rfc9990 => "rfc9990",
    };

    public static string Of(ReportedResult value) => value switch
    {
        ReportedResult.None => "none",
        ReportedResult.Pass => "pass",
        ReportedResult.Fail => "fail",
        ReportedResult.SoftFail => "softfail",
        ReportedResult.Policy => "policy",
        ReportedResult.Neutral => "neutral",
        ReportedResult.TempError => "temperror",
        ReportedResult.PermError => "permerror",
    };

    public static string Of(OverrideKind value) => value switch
    {
        OverrideKind.Other => "other",
        OverrideKind.LocalPolicy => "local_policy",
        OverrideKind.MailingList => "mailing_list",
        OverrideKind.PolicyTestMode => "policy_test_mode",
        OverrideKind.TrustedForwarder => "trusted_forwarder",
        OverrideKind.Forwarded => "forwarded",
        OverrideKind.SampledOut => "sampled_out",
    };

    public static string Of(TlsPolicyType value) => value switch
    {
        TlsPolicyType.NoPolicyFound => "no-policy-found",
        TlsPolicyType.Tlsa => "tlsa",
        TlsPolicyType.Sts => "sts",
    };

    public static string Of(TlsFailure value) => value switch
    {
        TlsFailure.ValidationFailure => "validation-failure",
        TlsFailure.StartTlsNotSupported => "starttls-not-supported",
        TlsFailure.CertificateHostMismatch => "certificate-host-mismatch",
        TlsFailure.CertificateExpired => "certificate-expired",
        TlsFailure.CertificateNotTrusted => "certificate-not-trusted",
        TlsFailure.TlsaInvalid => "tlsa-invalid",
        TlsFailure.DnssecInvalid => "dnssec-invalid",
        TlsFailure.DaneRequired => "dane-required",
        TlsFailure.StsPolicyFetchError => "sts-policy-fetch-error",
        TlsFailure.StsPolicyInvalid => "sts-policy-invalid",
        TlsFailure.StsWebPkiInvalid => "sts-webpki-invalid",
    };

    public static string Of(DeliveryResult value) => value switch
    {
        DeliveryResult.Other => "other",
        DeliveryResult.Delivered => "delivered",
        DeliveryResult.Spam => "spam",
        DeliveryResult.Policy => "policy",
        DeliveryResult.Reject => "reject",
    };

    /// <summary>The flags that are set, with spaces.</summary>
    public static string Of(AuthFailure value) => Flags(
        (value.HasFlag(AuthFailure.Adsp), "adsp"), (value.HasFlag(AuthFailure.BodyHash), "bodyhash"),
        (value.HasFlag(AuthFailure.Revoked), "revoked"), (value.HasFlag(AuthFailure.Signature), "signature"),
        (value.HasFlag(AuthFailure.Spf), "spf"), (value.HasFlag(AuthFailure.Dmarc), "dmarc"));

    /// <summary>The flags that are set, with spaces; <c>none</c> without any.</summary>
    public static string Of(AlignedIdentities value) => Flags(
        (value == AlignedIdentities.None, "none"),
        (value.HasFlag(AlignedIdentities.Dkim), "dkim"), (value.HasFlag(AlignedIdentities.Spf), "spf"));

    /// <summary>DKIM checks as <c>domain/selector=result</c>; null without any.</summary>
    public static string? Of(IReadOnlyList<DkimOutcome> checks)
    {
        if (checks.Count == 0)
            return null;
        var text = new StringBuilder();
        for (var i = 0; i < checks.Count && i < MaxChecks; i++)
            Append(text, checks[i].Domain, checks[i].Selector, checks[i].Result);
        return text.ToString();
    }

    /// <summary>SPF checks as <c>domain/scope=result</c>; null without any.</summary>
    public static string? Of(IReadOnlyList<SpfOutcome> checks)
    {
        if (checks.Count == 0)
            return null;
        var text = new StringBuilder();
        for (var i = 0; i < checks.Count && i < MaxChecks; i++)
        {
            var scope = checks[i].Scope switch { SpfScope.MailFrom => "mfrom", SpfScope.Helo => "helo", null => null };
            Append(text, checks[i].Domain, scope, checks[i].Result);
        }
        return text.ToString();
    }

    /// <summary>Kinds of reasons, with spaces; null without any.</summary>
    public static string? Of(IReadOnlyList<OverrideReason> reasons) =>
        reasons.Count == 0 ? null : string.Join(' ', reasons.Select(reason => Of(reason.Kind)).Distinct());

    static void Append(StringBuilder text, DomainName? domain, string? second, ReportedResult? result)
    {
        if (text.Length > 0)
            text.Append(' ');
        text.Append(domain?.ToString() ?? "-").Append('/').Append(IsPlain(second) ? second : "-")
            .Append('=').Append(result is { } known ? Of(known) : "-");
    }

    // A selector comes from outside; one that would break the form is left out.
    static bool IsPlain(string? text) =>
        text is { Length: > 0 and <= 253 } && !text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.AsSpan().ContainsAny('/', '=');

    static string Flags(params ReadOnlySpan<(bool IsSet, string Word)> flags)
    {
        List<string> set = [];
        foreach (var (isSet, word) in flags)
        {
            if (isSet)
                set.Add(word);
        }
        return string.Join(' ', set);
    }
}
