
namespace Servanda.Core.Cryptography;

/// <summary>
/// Ed25519 signatures (RFC 8032 §5.1), verified without the cofactor as OpenSSL and Go do. Verification works everywhere;
/// signing needs the system's libcrypto (OpenSSL 1.1.1 or 3), because a private key wants constant-time arithmetic.
/// </summary>
public static class Ed25519
{
    /// <summary>Octets of a public key.</summary>
    public const int PublicKeyOctets = 32;

    /// <summary>Octets of the secret a private key is made from.</summary>
    public const int SeedOctets = 32;

    /// <summary>Octets of a signature.</summary>
    public const int SignatureOctets = 64;

    /// <summary>Whether this machine can sign and make keys; false where libcrypto is absent or lacks Ed25519.</summary>
    public static bool CanSign => Libcrypto.IsPresent;

    /// <summary>Whether these are the octets of a signature of the message by the key; false for any other lengths.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != PublicKeyOctets || signature.Length != SignatureOctets)
            return false;
        return Libcrypto.IsPresent
            ? LibcryptoEd25519.Verify(publicKey, message, signature)
            : ManagedEd25519.Verify(publicKey, message, signature);
    }
}
