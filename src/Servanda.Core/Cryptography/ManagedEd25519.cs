using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Servanda.Core.Cryptography;

/// <summary>
/// Verifies Ed25519 (RFC 8032 §5.1.7) in managed code, without the cofactor: R must be, octet for octet, the encoding of
/// [S]B - [k]A. That is what OpenSSL and Go compute, so all agree on every input. Verifies only; it holds no secret and
/// its time depends on its input.
/// </summary>
static class ManagedEd25519
{
    /// <summary>The order of the base point (RFC 8032 §5.1).</summary>
    static readonly BigInteger L = BigInteger.Pow(2, 252) +
        BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    static readonly EdwardsPoint[] BaseMultiples = OddMultiples(EdwardsPoint.Base);

    /// <summary>Whether the 64 octets are a signature of the message by the key of 32 octets.</summary>
    public static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var s = new BigInteger(signature[EdwardsPoint.Octets..], isUnsigned: true);
        if (s >= L || !EdwardsPoint.TryDecode(key, out var a))
            return false;
        Span<byte> encoded = stackalloc byte[EdwardsPoint.Octets];
        Difference(s, Challenge(signature[..EdwardsPoint.Octets], key, message), a).Encode(encoded);
        return encoded.SequenceEqual(signature[..EdwardsPoint.Octets]);
    }

    /// <summary>k = SHA-512(R, A, M) modulo L.</summary>
    static BigInteger Challenge(ReadOnlySpan<byte> r, ReadOnlySpan<byte> a, ReadOnlySpan<byte> message)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(r);
        hash.AppendData(a);
        hash.AppendData(message);
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new BigInteger(digest, isUnsigned: true) % L;
    }

    /// <summary>[s]B - [k]A, both sums run together over shared doublings.</summary>
    static EdwardsPoint Difference(BigInteger s, BigInteger k, in EdwardsPoint a)
    {
        Span<sbyte> ofBase = stackalloc sbyte[SignedDigits.Count];
        Span<sbyte> ofKey = stackalloc sbyte[SignedDigits.Count];
        SignedDigits.Write(s, ofBase);
        SignedDigits.Write(k, ofKey);
        var keyMultiples = OddMultiples(-a);
        var sum = EdwardsPoint.Identity;
        for (var at = SignedDigits.Count - 1; at >= 0; at--)
        {
            sum = sum.Doubled();
            sum = Plus(sum, BaseMultiples, ofBase[at]);
            sum = Plus(sum, keyMultiples, ofKey[at]);
        }
        return sum;
    }

    static EdwardsPoint Plus(in EdwardsPoint sum, EdwardsPoint[] multiples, sbyte digit) => digit switch
    {
        0 => sum,
        > 0 => sum + multiples[digit / 2],
        < 0 => sum - multiples[-digit / 2],
    };

    /// <summary>The point once, three times, five times … fifteen times.</summary>
    static EdwardsPoint[] OddMultiples(in EdwardsPoint point)
    {
        var twice = point.Doubled();
        var multiples = new EdwardsPoint[8];
        multiples[0] = point;
        for (var i = 1; i < multiples.Length; i++)
            multiples[i] = multiples[i - 1] + twice;
        return multiples;
    }
}
