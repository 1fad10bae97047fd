using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Servanda.Core.Cryptography;

/// <summary>Ed25519 private keys as PKCS #8 (RFC 5958 §2, RFC 8410 §7) in PEM (RFC 7468 §10).</summary>
static class Pkcs8
{
    const string Label = "PRIVATE KEY";
    const string Ed25519Oid = "1.3.101.112";
    const int MaxChars = 4096;

    public static Parsed<Ed25519PrivateKey> Read(ReadOnlySpan<char> pem)
    {
        if (pem.Length > MaxChars || !PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] is not Label)
            return Refused("key.pem", "RFC 7468 §10");
        var der = new byte[fields.DecodedDataLength];
        try
        {
            return Convert.TryFromBase64Chars(pem[fields.Base64Data], der, out _)
                ? ReadDer(der)
                : Refused("key.pem", "RFC 7468 §10");
        }
        catch (AsnContentException)
        {
            return Refused("key.pkcs8", "RFC 5958 §2");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
        }
    }

    public static string Write(ReadOnlySpan<byte> seed)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteInteger(0);
            using (der.PushSequence())
                der.WriteObjectIdentifier(Ed25519Oid);
            using (der.PushOctetString())
                der.WriteOctetString(seed);
        }
        return PemEncoding.WriteString(Label, der.Encode()) + "\n";
    }

    static Parsed<Ed25519PrivateKey> ReadDer(ReadOnlyMemory<byte> der)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var key = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        // Version 1 adds the public key at the end (RFC 5958); it can be derived, so what follows the secret is passed over.
        if (!key.TryReadInt32(out var version) || version is not (0 or 1))
            return Refused("key.pkcs8", "RFC 5958 §2");
        var algorithm = key.ReadSequence();
        if (algorithm.ReadObjectIdentifier() != Ed25519Oid || algorithm.HasData)
            return Refused("key.algorithm", "RFC 8410 §3");
        var secret = new AsnReader(key.ReadOctetString(), AsnEncodingRules.DER);
        var seed = secret.ReadOctetString();
        secret.ThrowIfNotEmpty();
        return seed.Length == Ed25519.SeedOctets ? new(Ed25519PrivateKey.FromSeed(seed), []) : Refused("key.length", "RFC 8410 §7");
    }

    static Parsed<Ed25519PrivateKey> Refused(string code, string clause) => new(null, [new Problem(code, 0, clause)]);
}
