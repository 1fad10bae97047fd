using System.Security.Cryptography;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>ECDSA (RFC 6605 §4): a key is the two coordinates of its point, a signature r and s.</summary>
static class EcdsaSignatures
{
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
