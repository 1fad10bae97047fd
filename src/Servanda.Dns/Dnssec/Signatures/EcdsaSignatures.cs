using System.Security.Cryptography;
using Servanda.Dns.Dnssec.P256;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>ECDSA (RFC 6605 §4): a key is the two coordinates of its point, a signature r and s.</summary>
static class EcdsaSignatures
{
    /// <summary>Signatures of one key after which it gets a table of its own: about what the table costs.</summary>
    const int UsesBeforeTable = 32;

    /// <summary>P-256 with SHA-256: by the system, and faster once a key was used often, as those of large zones are.</summary>
    public static SignatureCheck? CreateP256(ReadOnlySpan<byte> key)
    {
        if (Create(key, ECCurve.NamedCurves.nistP256, 32, HashAlgorithmName.SHA256) is not { } check)
            return null;
        var octets = key.ToArray();
        var uses = 0;
        P256Verifier? table = null;
        return (data, signature) =>
        {
            if (Volatile.Read(ref table) is { } verifier)
                return verifier.Verify(data, signature);
            if (Interlocked.Increment(ref uses) == UsesBeforeTable)
                Volatile.Write(ref table, P256Verifier.Create(octets));
            return check(data, signature);
        };
    }

    /// <param name="key">The key.</param>
    /// <param name="curve">P-256 or P-384.</param>
    /// <param name="octets">Octets of a coordinate.</param>
    /// <param name="hash">SHA-256 or SHA-384.</param>
    public static SignatureCheck? Create(ReadOnlySpan<byte> key, ECCurve curve, int octets, HashAlgorithmName hash)
    {
        if (key.Length != 2 * octets)
            return null;
        var point = new ECPoint { X = key[..octets].ToArray(), Y = key[octets..].ToArray() };
        var keys = new KeySlots<ECDsa>(() => ECDsa.Create(new ECParameters { Curve = curve, Q = point }));
        try
        {
            keys.Return(keys.Rent());
        }
        catch (CryptographicException)
        {
            // No point of the curve.
            return null;
        }
        return (data, signature) =>
        {
            if (signature.Length != 2 * octets)
                return false;
            var ecdsa = keys.Rent();
            var good = ecdsa.VerifyData(data, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            keys.Return(ecdsa);
            return good;
        };
    }
}
