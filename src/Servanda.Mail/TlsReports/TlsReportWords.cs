namespace Servanda.Mail.TlsReports;

/// <summary>The words of the standard for kinds of policy (RFC 8460 §4.4) and of failure (§4.3).</summary>
static class TlsReportWords
{
    static readonly (string Word, TlsPolicyType Type)[] Types =
        [("sts", TlsPolicyType.Sts), ("tlsa", TlsPolicyType.Tlsa), ("no-policy-found", TlsPolicyType.NoPolicyFound)];

    static readonly (string Word, TlsFailure Failure)[] Failures =
    [
        ("starttls-not-supported", TlsFailure.StartTlsNotSupported),
        ("certificate-host-mismatch", TlsFailure.CertificateHostMismatch),
        ("certificate-expired", TlsFailure.CertificateExpired),
        ("certificate-not-trusted", TlsFailure.CertificateNotTrusted),
        ("validation-failure", TlsFailure.ValidationFailure),
        ("tlsa-invalid", TlsFailure.TlsaInvalid),
        ("dnssec-invalid", TlsFailure.DnssecInvalid),
        ("dane-required", TlsFailure.DaneRequired),
        ("sts-policy-fetch-error", TlsFailure.StsPolicyFetchError),
        ("sts-policy-invalid", TlsFailure.StsPolicyInvalid),
        ("sts-webpki-invalid", TlsFailure.StsWebPkiInvalid),
    ];

    public static TlsPolicyType? FindType(string word)
    {
        foreach (var (known, type) in Types)
        {
            if (known.Equals(word, StringComparison.OrdinalIgnoreCase))
                return type;
        }
        return null;
    }

    public static TlsFailure? FindFailure(string word)
    {
        foreach (var (known, failure) in Failures)
        {
            if (known.Equals(word, StringComparison.OrdinalIgnoreCase))
                return failure;
        }
        return null;
    }

    public static string For(TlsPolicyType type) => Types.First(one => one.Type == type).Word;

    public static string For(TlsFailure failure) => Failures.First(one => one.Failure == failure).Word;
}
