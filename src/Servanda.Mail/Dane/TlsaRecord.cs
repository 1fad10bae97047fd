using System.Security.Cryptography;
using Servanda.Core.Names;

namespace Servanda.Mail.Dane;

/// <summary>What the association stands for (RFC 7672 §3.1); only these two count for mail.</summary>
public enum TlsaUsage
{
    /// <summary>DANE-TA(2): a certificate in the chain above the server's own, or that one.</summary>
    TrustAnchor,
    /// <summary>DANE-EE(3): the server's own certificate; its names and dates do not matter.</summary>
    EndEntity,
}

/// <summary>Which part of a certificate is compared (RFC 6698 §2.1.2).</summary>
public enum TlsaSelector
{
    /// <summary>Cert(0): the whole certificate.</summary>
    Certificate,
    /// <summary>SPKI(1): its public key.</summary>
    PublicKey,
}

/// <summary>How it is compared (RFC 6698 §2.1.3).</summary>
public enum TlsaMatching
{
    /// <summary>Full(0): octet by octet.</summary>
    Full,
    /// <summary>SHA2-256(1).</summary>
    Sha256,
    /// <summary>SHA2-512(2).</summary>
    Sha512,
}

/// <summary>What comparing a certificate gave.</summary>
public enum TlsaMatch
{
    /// <summary>The certificate is the one the record names.</summary>
    Matches,
    /// <summary>It is another.</summary>
    Differs,
    /// <summary>The octets are no certificate.</summary>
    Unreadable,
}

/// <summary>A TLSA record that is usable for mail (RFC 7672 §3.1).</summary>
public sealed record TlsaRecord(TlsaUsage Usage, TlsaSelector Selector, TlsaMatching Matching, ReadOnlyMemory<byte> Data)
{
    /// <summary>Where the records of a mail exchanger stand; null when over the limits of the DNS.</summary>
    public static DomainName? NameFor(DomainName host) => host.Under("_25._tcp");

    /// <summary>The record that names a certificate (DER) by the SHA-256 of its public key: 3 1 1, the form RFC 7672 §3.1.1
    /// recommends. Null when the octets are no certificate.</summary>
    public static TlsaRecord? For(ReadOnlySpan<byte> certificate) =>
        CertificateParts.TryFindPublicKey(certificate, out var key)
            ? new(TlsaUsage.EndEntity, TlsaSelector.PublicKey, TlsaMatching.Sha256, SHA256.HashData(key))
            : null;

    /// <summary>Compares one certificate (DER). For <see cref="TlsaUsage.TrustAnchor"/> the caller tries every
    /// certificate that the server sent, and validates the chain up to the one that matches.</summary>
    public TlsaMatch Compare(ReadOnlySpan<byte> certificate)
    {
        if (!CertificateParts.TryFindPublicKey(certificate, out var key))
            return TlsaMatch.Unreadable;
        var selected = Selector switch
        {
            TlsaSelector.Certificate => certificate,
            TlsaSelector.PublicKey => key,
        };
        return Agrees(selected) ? TlsaMatch.Matches : TlsaMatch.Differs;
    }

    bool Agrees(ReadOnlySpan<byte> selected)
    {
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        var compared = Matching switch
        {
            TlsaMatching.Full => selected,
            TlsaMatching.Sha256 => digest[..SHA256.HashData(selected, digest)],
            TlsaMatching.Sha512 => digest[..SHA512.HashData(selected, digest)],
        };
        return compared.SequenceEqual(Data.Span);
    }
}
