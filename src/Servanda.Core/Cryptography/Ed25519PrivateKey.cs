using System.Security.Cryptography;

namespace Servanda.Core.Cryptography;

/// <summary>
/// An Ed25519 private key (RFC 8032 §5.1.5). Usable only where <see cref="Ed25519.CanSign"/>; the secret is cleared on
/// disposal and never shown by <see cref="ToString"/>.
/// </summary>
public sealed class Ed25519PrivateKey : IDisposable
{
    readonly byte[] _seed;
    readonly Libcrypto.Key _key;

    Ed25519PrivateKey(byte[] seed)
    {
        if (!Ed25519.CanSign)
            throw new PlatformNotSupportedException("Signing needs OpenSSL's libcrypto (1.1.1 or 3), which is not here.");
        _seed = seed;
        _key = LibcryptoEd25519.LoadSeed(seed);
        Ed25519PublicKey.TryRead(LibcryptoEd25519.PublicKey(_key), out var publicKey);
        PublicKey = publicKey!;
    }

    /// <summary>The public half.</summary>
    public Ed25519PublicKey PublicKey { get; }

    /// <summary>The <see cref="Ed25519.SeedOctets"/> octets of the secret, for writing it in another form.</summary>
    public ReadOnlySpan<byte> Seed => _seed;

    /// <summary>A new key from the system's source of random numbers.</summary>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign.</exception>
    public static Ed25519PrivateKey Generate() => new(RandomNumberGenerator.GetBytes(Ed25519.SeedOctets));

    /// <summary>The key of a secret, copied.</summary>
    /// <exception cref="ArgumentException">Not <see cref="Ed25519.SeedOctets"/> octets.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign.</exception>
    public static Ed25519PrivateKey FromSeed(ReadOnlySpan<byte> seed) => seed.Length == Ed25519.SeedOctets
        ? new(seed.ToArray())
        : throw new ArgumentException($"An Ed25519 secret has {Ed25519.SeedOctets} octets.", nameof(seed));

    /// <summary>Reads PKCS #8 in PEM: <c>-----BEGIN PRIVATE KEY-----</c> (RFC 8410 §7).</summary>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign.</exception>
    public static Parsed<Ed25519PrivateKey> ReadPem(ReadOnlySpan<char> pem) => Pkcs8.Read(pem);

    /// <summary>Writes PKCS #8 in PEM. The text is the secret.</summary>
    public string WritePem() => Pkcs8.Write(_seed);

    /// <summary>The 64 octets of the signature.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) => LibcryptoEd25519.Sign(_key, message);

    /// <summary>Clears the secret.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_seed);
        _key.Dispose();
    }

    /// <summary>The public half, so that a log line gives nothing away.</summary>
    public override string ToString() => $"private key of {PublicKey}";
}
