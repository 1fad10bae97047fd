namespace Servanda.Core.Cryptography;

/// <summary>Ed448 signatures (RFC 8032 §5.2), verified by the system's libcrypto where it knows them.</summary>
public static class Ed448
{
    /// <summary>Octets of a public key.</summary>
    public const int PublicKeyOctets = 57;

    /// <summary>Octets of a signature.</summary>
    public const int SignatureOctets = 114;

    /// <summary>Whether this machine can verify; false where libcrypto is absent or lacks Ed448.</summary>
    public static bool CanVerify { get; } = Libcrypto.IsPresent && IsKnown();

    /// <summary>Whether these are the octets of a signature of the message by the key; false for any other lengths.</summary>
    /// <exception cref="PlatformNotSupportedException">The machine has no Ed448.</exception>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (!CanVerify)
            throw new PlatformNotSupportedException("This machine's libcrypto has no Ed448.");
        return publicKey.Length == PublicKeyOctets && signature.Length == SignatureOctets &&
            LibcryptoVerifier.Verify(Libcrypto.Ed448, publicKey, message, signature);
    }

    static bool IsKnown()
    {
        using var key = Libcrypto.NewPublicKey(Libcrypto.Ed448, 0, new byte[PublicKeyOctets], PublicKeyOctets);
        Libcrypto.ClearErrors();
        return !key.IsInvalid;
    }
}
