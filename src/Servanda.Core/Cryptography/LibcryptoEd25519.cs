using System.Security.Cryptography;

namespace Servanda.Core.Cryptography;

/// <summary>Ed25519 (RFC 8032) by the system's libcrypto. Callers ask <see cref="Libcrypto.IsPresent"/> first.</summary>
static class LibcryptoEd25519
{
    public static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        LibcryptoVerifier.Verify(Libcrypto.Ed25519, key, message, signature);

    public static byte[] Sign(Libcrypto.Key key, ReadOnlySpan<byte> message)
    {
        using var context = Libcrypto.NewContext();
        var signature = new byte[Ed25519.SignatureOctets];
        nint count = signature.Length;
        if (context.IsInvalid || Libcrypto.SignInit(context, 0, 0, 0, key) != 1 ||
            Libcrypto.Sign(context, signature, ref count, message, message.Length) != 1)
            throw Failed("sign");
        return signature;
    }

    public static Libcrypto.Key LoadSeed(ReadOnlySpan<byte> seed)
    {
        var key = Libcrypto.NewPrivateKey(Libcrypto.Ed25519, 0, seed, seed.Length);
        return key.IsInvalid ? throw Failed("load a private key") : key;
    }

    public static byte[] PublicKey(Libcrypto.Key key)
    {
        var octets = new byte[Ed25519.PublicKeyOctets];
        nint count = octets.Length;
        return Libcrypto.GetPublicKey(key, octets, ref count) == 1 ? octets : throw Failed("derive a public key");
    }

    static CryptographicException Failed(string what)
    {
        Libcrypto.ClearErrors();
        return new($"libcrypto could not {what}.");
    }
}
