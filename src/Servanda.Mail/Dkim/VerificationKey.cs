using System.Collections.Concurrent;
using System.Security.Cryptography;
using Servanda.Core;
using Servanda.Core.Cryptography;

namespace Servanda.Mail.Dkim;

/// <summary>A key record read once, and its RSA key made ready once for each thread that verifies at the same time.</summary>
sealed class VerificationKey(Parsed<DkimKeyRecord> read)
{
    // RSA objects are not said to be safe for several threads: each is used by one at a time. They are left to their
    // finalizers, as another thread may still verify with a key that the cache has dropped.
    readonly ConcurrentBag<RSA> _ready = [];

    public Parsed<DkimKeyRecord> Read { get; } = read;

    /// <summary>Bits of an RSA key, 256 for Ed25519; null for no key.</summary>
    public int? Bits => Read.Value?.Key switch
    {
        DkimKey.Rsa rsa => rsa.Bits,
        DkimKey.Ed25519 => 8 * Ed25519.PublicKeyOctets,
        _ => null,
    };

    public static VerificationKey Of(string text) => new(DkimKeyRecordReader.Read(text));

    /// <summary>Whether the key made this signature of the hash.</summary>
    public bool Verifies(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, HashAlgorithmName algorithm) => Read.Value?.Key switch
    {
        DkimKey.Rsa key => Verifies(key, hash, signature, algorithm),
        DkimKey.Ed25519 key => Ed25519.Verify(key.Octets.Span, hash, signature),
        _ => false,
    };

    bool Verifies(DkimKey.Rsa key, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, HashAlgorithmName algorithm)
    {
        try
        {
            if (!_ready.TryTake(out var rsa))
                rsa = RSA.Create(new RSAParameters { Modulus = key.Modulus.ToArray(), Exponent = key.Exponent.ToArray() });
            var verifies = rsa.VerifyHash(hash, signature, algorithm, RSASignaturePadding.Pkcs1);
            _ready.Add(rsa);
            return verifies;
        }
        catch (CryptographicException)
        {
            return false; // a number that is no RSA modulus: nothing verifies under it
        }
    }
}
