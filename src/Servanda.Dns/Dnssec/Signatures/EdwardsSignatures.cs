using Servanda.Core.Cryptography;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>Ed25519 and Ed448 (RFC 8080): keys and signatures as in RFC 8032.</summary>
static class EdwardsSignatures
{
    public static SignatureCheck? CreateEd25519(ReadOnlySpan<byte> key)
    {
        if (!Ed25519PublicKey.TryRead(key, out var read))
            return null;
        return (data, signature) => signature.Length == Ed25519.SignatureOctets && read.Verifies(data, signature);
    }

    public static SignatureCheck? CreateEd448(ReadOnlySpan<byte> key)
    {
        if (key.Length != Ed448.PublicKeyOctets)
            return null;
        var octets = key.ToArray();
        return (data, signature) => Ed448.Verify(octets, data, signature);
    }
}
