using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Servanda.Mail.Dane;

/// <summary>
/// The way from a server's own certificate up to a trust anchor that a DANE-TA(2) record names (RFC 7672 §3.1.2). Every step
/// is a signature; names and dates of the certificates on the way are for the caller to look at.
/// </summary>
/// <param name="Certificates">From the server's own upwards, as far as an anchor vouches for them; empty for no way.</param>
/// <param name="IsSure">False when a signature on the way could not be checked, so that there may be a way.</param>
public sealed record AnchorPath(IReadOnlyList<ReadOnlyMemory<byte>> Certificates, bool IsSure)
{
    /// <summary>Certificates on the way at the most.</summary>
    public const int MaxLength = 10;

    /// <summary>Looks for it.</summary>
    /// <param name="sent">What the server sent, its own certificate first. An anchor given by its digest has to be among
    /// them; one given in full need not.</param>
    /// <param name="anchors">The records that name anchors.</param>
    public static AnchorPath Find(IReadOnlyList<ReadOnlyMemory<byte>> sent, IReadOnlyList<TlsaRecord> anchors)
    {
        List<ReadOnlyMemory<byte>> way = [];
        var isSure = true;
        for (int? at = sent.Count > 0 ? 0 : null; at is { } index && way.Count < MaxLength;)
        {
            if (!CertificateForm.TryRead(sent[index].Span, out var form))
                break;
            way.Add(sent[index]);
            if (Names(anchors, sent[index].Span) || IsSignedByAny(anchors, form, ref isSure))
                return new(way, true);
            at = Above(sent, anchors, way, form, ref isSure);
        }
        return new([], isSure);
    }

    static bool Names(IReadOnlyList<TlsaRecord> anchors, ReadOnlySpan<byte> certificate)
    {
        foreach (var anchor in anchors)
        {
            if (anchor.Compare(certificate) == TlsaMatch.Matches)
                return true;
        }
        return false;
    }

    /// <summary>An anchor whose key is in the record itself.</summary>
    static bool IsSignedByAny(IReadOnlyList<TlsaRecord> anchors, CertificateForm certificate, ref bool isSure)
    {
        foreach (var anchor in anchors)
        {
            if (anchor.Matching == TlsaMatching.Full && KeyIn(anchor, out var key) &&
                IsBy(certificate, key, ref isSure))
                return true;
        }
        return false;
    }

    static bool KeyIn(TlsaRecord anchor, out ReadOnlySpan<byte> key)
    {
        key = anchor.Data.Span;
        return anchor.Selector == TlsaSelector.PublicKey || CertificateParts.TryFindPublicKey(anchor.Data.Span, out key);
    }

    static int? Above(
        IReadOnlyList<ReadOnlyMemory<byte>> sent, IReadOnlyList<TlsaRecord> anchors, List<ReadOnlyMemory<byte>> way,
        CertificateForm certificate, ref bool isSure)
    {
        for (var i = 0; i < sent.Count; i++)
        {
            if (!way.Contains(sent[i]) && CertificateForm.TryRead(sent[i].Span, out var other) &&
                other.Subject.SequenceEqual(certificate.Issuer) && IsBy(certificate, other.PublicKey, ref isSure) &&
                (Names(anchors, sent[i].Span) || IsAuthority(sent[i].Span)))
                return i;
        }
        return null;
    }

    static bool IsBy(CertificateForm certificate, ReadOnlySpan<byte> key, ref bool isSure)
    {
        var made = CertificateSignature.IsBy(certificate, key);
        isSure &= made is not null;
        return made == true;
    }

    /// <summary>Whether a certificate may sign others (RFC 5280 §4.2.1.9, §6.1.4 k). What a record names is an anchor whatever
    /// it says of itself.</summary>
    static bool IsAuthority(ReadOnlySpan<byte> certificate)
    {
        try
        {
            using var read = X509CertificateLoader.LoadCertificate(certificate);
            return read.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is { CertificateAuthority: true };
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
