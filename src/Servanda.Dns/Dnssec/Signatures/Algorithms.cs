using System.Security.Cryptography;
using Servanda.Core.Cryptography;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>
/// The algorithms of signatures and DS digests known here. RSA/MD5, DSA and those with SHA-1 (1, 3, 5, 6, 7) and GOST (12)
/// are not: a zone with nothing else counts as unsigned (RFC 4035 §5.2, RFC 8624 §3.1, RFC 9905).
/// </summary>
static class Algorithms
{
    const byte RsaSha256 = 8, RsaSha512 = 10, EcdsaP256 = 13, EcdsaP384 = 14, EdwardsEd25519 = 15, EdwardsEd448 = 16;
    const byte DigestSha256 = 2, DigestSha384 = 4;

    public const byte DigestSha1 = 1;

    /// <summary>Whether signatures of this algorithm can be checked. Ed448 depends on the machine.</summary>
    public static bool CanCheck(byte algorithm) => algorithm switch
    {
        RsaSha256 or RsaSha512 or EcdsaP256 or EcdsaP384 or EdwardsEd25519 => true,
        EdwardsEd448 => Ed448.CanVerify,
        _ => false,
    };

    public static bool CanDigest(byte type) => type is DigestSha1 or DigestSha256 or DigestSha384;

    /// <summary>A check for the key; null for an algorithm not known, or octets that are no key of it.</summary>
    public static SignatureCheck? Create(DnskeyData key) => key.Algorithm switch
    {
        RsaSha256 => RsaSignatures.Create(key.PublicKey.Span, HashAlgorithmName.SHA256),
        RsaSha512 => RsaSignatures.Create(key.PublicKey.Span, HashAlgorithmName.SHA512),
        EcdsaP256 => EcdsaSignatures.CreateP256(key.PublicKey.Span),
        EcdsaP384 => EcdsaSignatures.Create(key.PublicKey.Span, ECCurve.NamedCurves.nistP384, 48, HashAlgorithmName.SHA384),
        EdwardsEd25519 => EdwardsSignatures.CreateEd25519(key.PublicKey.Span),
        EdwardsEd448 when Ed448.CanVerify => EdwardsSignatures.CreateEd448(key.PublicKey.Span),
        _ => null,
    };

    /// <summary>The digest of this type (RFC 4034 §5.1.4); empty for one not known.</summary>
    public static byte[] Digest(byte type, ReadOnlySpan<byte> octets) => type switch
    {
#pragma warning disable CA5350 // What a DS record holds is not ours to choose; the result says that it is weak.
        DigestSha1 => SHA1.HashData(octets),
#pragma warning restore CA5350
        DigestSha256 => SHA256.HashData(octets),
        DigestSha384 => SHA384.HashData(octets),
        _ => [],
    };
}
