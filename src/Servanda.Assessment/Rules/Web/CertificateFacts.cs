using Servanda.Core.Names;

namespace Servanda.Assessment.Rules.Web;

/// <summary>What a rule wants to know of a certificate (RFC 5280 §4.1).</summary>
sealed record CertificateFacts
{
    /// <summary>Valid from.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>Valid until, this second included.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>True when issuer and subject are one.</summary>
    public required bool IsSelfIssued { get; init; }

    /// <summary>The DNS names of the subjectAltName extension, as written, at most <see
    /// cref="CertificateReader.MaxNames"/>; the subject's common name is not one (RFC 9525 §2).</summary>
    public required IReadOnlyList<string> DnsNames { get; init; }

    /// <summary>True when the certificate is for this host (RFC 9525 §6.3): the same name, or a wildcard that stands
    /// for exactly its first label.</summary>
    public bool IsFor(DomainName host)
    {
        var name = host.ToString();
        var rest = name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[dot..] : null;
        return DnsNames.Any(one => Same(one, name)
            || (rest is not null && one.StartsWith("*.", StringComparison.Ordinal) && Same(one[1..], rest)));
    }

    static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
