using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>
/// RSA with SHA-2 (RFC 5702), keys in the form of RFC 3110 §2:
/// <code>
/// length of exponent, 1 octet, or 0 and 2 | exponent | modulus, to the end
/// </code>
/// </summary>
static class RsaSignatures
{
    /// <summary>Octets of a modulus (RFC 5702 §2.1, §2.2).</summary>
    const int MinModulusSha256 = 512 / 8, MinModulusSha512 = 1024 / 8, MaxModulus = 4096 / 8;

    /// <summary>Octets of an exponent: a longer one makes checking slow and nothing safer.</summary>
    const int MaxExponent = 8;

    public static SignatureCheck? Create(ReadOnlySpan<byte> key, HashAlgorithmName hash)
    {
        if (!TrySplit(key, out var exponent, out var modulus))
            return null;
        var min = hash == HashAlgorithmName.SHA512 ? MinModulusSha512 : MinModulusSha256;
        if (exponent.Length is 0 or > MaxExponent || modulus.Length < min || modulus.Length > MaxModulus || (modulus[^1] & exponent[^1] & 1) == 0)
            return null;
        var parameters = new RSAParameters { Exponent = exponent.ToArray(), Modulus = modulus.ToArray() };
        var keys = new KeySlots<RSA>(() => RSA.Create(parameters));
        try
        {
            keys.Return(keys.Rent());
        }
        catch (CryptographicException)
        {
            return null;
        }
        var octets = modulus.Length;
        return (data, signature) =>
        {
            if (signature.Length != octets)
                return false;
            var rsa = keys.Rent();
            var good = rsa.VerifyData(data, signature, hash, RSASignaturePadding.Pkcs1);
            keys.Return(rsa);
            return good;
        };
    }

    static bool TrySplit(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> exponent, out ReadOnlySpan<byte> modulus)
    {
        exponent = modulus = default;
        if (key.Length < 3)
            return false;
        int length = key[0], start = 1;
        if (length == 0)
            (length, start) = (BinaryPrimitives.ReadUInt16BigEndian(key[1..]), 3);
        if (start + length >= key.Length)
            return false;
        exponent = key.Slice(start, length).TrimStart((byte)0);
        modulus = key[(start + length)..].TrimStart((byte)0);
        return modulus.Length > 0;
    }
}
