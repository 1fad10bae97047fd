namespace Servanda.Core.Cryptography;

/// <summary>Checks Edwards-curve signatures (RFC 8032) by the system's libcrypto.</summary>
static class LibcryptoVerifier
{
    /// <param name="type">OpenSSL's number for the kind of key.</param>
    /// <param name="key">The public key.</param>
    /// <param name="message">The message.</param>
    /// <param name="signature">The signature.</param>
    public static bool Verify(int type, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        using var handle = Libcrypto.NewPublicKey(type, 0, key, key.Length);
        using var context = Libcrypto.NewContext();
        var verified = !handle.IsInvalid && !context.IsInvalid &&
            Libcrypto.VerifyInit(context, 0, 0, 0, handle) == 1 &&
            Libcrypto.Verify(context, signature, signature.Length, message, message.Length) == 1;
        if (!verified)
            Libcrypto.ClearErrors();
        return verified;
    }
}
