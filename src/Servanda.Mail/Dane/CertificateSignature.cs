using System.Security.Cryptography;
using Servanda.Core.Cryptography;

namespace Servanda.Mail.Dane;

/// <summary>Whether a key made the signature of a certificate (RFC 5280 §4.1.1.3).</summary>
static class CertificateSignature
{
    /// <summary>Octets of a key that is still tried: RSA with 16,384 bits.</summary>
    public const int MaxKeyOctets = 2200;

    /// <summary>Octets before the 32 of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410 §4).</summary>
    const int Ed25519Prefix = 12;

    // Identifiers as they stand in DER: 1.2.840.10045.4.3, 1.2.840.113549.1.1 and 1.3.101.112 (RFC 5758, 4055, 8410).
    static ReadOnlySpan<byte> Ecdsa => [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03];
    static ReadOnlySpan<byte> Rsa => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01];
    static ReadOnlySpan<byte> EdwardsCurve => [0x2B, 0x65, 0x70];

    /// <summary>True when it did; null for an algorithm that is not known here, SHA-1 among them.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="key">A SubjectPublicKeyInfo.</param>
    public static bool? IsBy(CertificateForm certificate, ReadOnlySpan<byte> key)
    {
        if (key.Length > MaxKeyOctets)
            return null;
        var algorithm = certificate.Algorithm;
        try
        {
            if (algorithm.SequenceEqual(EdwardsCurve))
                return key.Length == Ed25519Prefix + Ed25519.PublicKeyOctets &&
                    Ed25519.Verify(key[Ed25519Prefix..], certificate.Signed, certificate.Signature);
            if (algorithm.StartsWith(Ecdsa) && Hash(algorithm[Ecdsa.Length..], 2) is { } digest)
                return EcdsaVerifies(certificate, key, digest);
            if (algorithm.StartsWith(Rsa) && Hash(algorithm[Rsa.Length..], 11) is { } hashed)
                return RsaVerifies(certificate, key, hashed);
            return null;
        }
        catch (CryptographicException)
        {
            // A key of another kind, or none at all: it made no such signature.
            return false;
        }
    }

    static bool EcdsaVerifies(CertificateForm certificate, ReadOnlySpan<byte> key, HashAlgorithmName hash)
    {
        using var verifier = ECDsa.Create();
        verifier.ImportSubjectPublicKeyInfo(key, out _);
        return verifier.VerifyData(
            certificate.Signed, certificate.Signature, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    static bool RsaVerifies(CertificateForm certificate, ReadOnlySpan<byte> key, HashAlgorithmName hash)
    {
        using var verifier = RSA.Create();
        verifier.ImportSubjectPublicKeyInfo(key, out _);
        return verifier.VerifyData(certificate.Signed, certificate.Signature, hash, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Both families number SHA-256, -384 and -512 one after the other.</summary>
    static HashAlgorithmName? Hash(ReadOnlySpan<byte> last, int first) => last is not [var number] ? null
        : number == first ? HashAlgorithmName.SHA256
        : number == first + 1 ? HashAlgorithmName.SHA384
        : number == first + 2 ? HashAlgorithmName.SHA512
        : null;
}
