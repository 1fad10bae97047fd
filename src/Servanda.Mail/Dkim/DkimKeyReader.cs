using Servanda.Core;

namespace Servanda.Mail.Dkim;

/// <summary>Reads the public key in p (RFC 6376 §3.6.1, RFC 8463 §3).</summary>
static class DkimKeyReader
{
    /// <summary>Characters of base64 that are read: RSA of 16,384 bits needs 2,800.</summary>
    const int MaxCharacters = 8192;

    const int MinRsaBits = 1024;
    const int Ed25519Octets = 32;

    static ReadOnlySpan<byte> RsaEncryption => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];

    public static DkimKey? Read(ReadOnlySpan<char> value, int offset, bool isEd25519, ProblemLog log)
    {
        if (value.IsEmpty)
            return new DkimKey.Revoked();
        if (value.Length > MaxCharacters)
        {
            log.Add(DkimProblems.KeyLength.At(offset));
            return null;
        }
        if (Base64Text.Decode(value) is not { } octets)
        {
            log.Add(DkimProblems.KeyBase64.At(offset, value));
            return null;
        }
        if (isEd25519)
        {
            if (octets.Length == Ed25519Octets)
                return new DkimKey.Ed25519(octets);
            log.Add(DkimProblems.KeyEd25519.At(offset, value));
            return null;
        }
        if (ReadRsa(octets) is not { } rsa)
        {
            log.Add(DkimProblems.KeyRsa.At(offset, value));
            return null;
        }
        if (rsa.Bits < MinRsaBits)
            log.Add(DkimProblems.KeyShort.At(offset, value));
        return rsa;
    }

    static DkimKey.Rsa? ReadRsa(byte[] octets)
    {
        var outer = new Der(octets);
        if (!outer.TryRead(Der.Sequence, out var content) || !outer.IsAtEnd)
            return null;
        var inner = new Der(content);
        if (inner.NextTag == Der.Integer)
            return ReadPair(ref inner);
        if (!inner.TryRead(Der.Sequence, out var algorithm) || !inner.TryRead(Der.BitString, out var bits) || !inner.IsAtEnd
            || !new Der(algorithm).TryRead(Der.Oid, out var oid) || !oid.SequenceEqual(RsaEncryption)
            || bits.IsEmpty || bits[0] != 0)
            return null;
        var wrapped = new Der(bits[1..]);
        if (!wrapped.TryRead(Der.Sequence, out var pair) || !wrapped.IsAtEnd)
            return null;
        var key = new Der(pair);
        return ReadPair(ref key);
    }

    static DkimKey.Rsa? ReadPair(ref Der key) =>
        key.TryReadPositive(out var modulus) && key.TryReadPositive(out var exponent) && key.IsAtEnd
            ? new(modulus.ToArray(), exponent.ToArray())
            : null;
}
