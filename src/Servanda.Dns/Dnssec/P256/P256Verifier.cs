using System.Security.Cryptography;

namespace Servanda.Dns.Dnssec.P256;

/// <summary>
/// Verifies ECDSA over P-256 with SHA-256 (FIPS 186-4 §6.4) for one key, with a table: 90 KB and the time of some twenty checks to
/// begin with, and then a third faster than the system's. Verifies only; it holds no secret and its time depends on its
/// input. Held to the system's verifier by a property test.
/// </summary>
sealed class P256Verifier
{
    /// <summary>Tables there are at the most, whatever the number of keys: some 22 MB.</summary>
    public const int MaxTables = 256;

    const int BaseBits = 8, KeyBits = 6;

    static int Tables;

    /// <summary>The base point G.</summary>
    static readonly Lazy<P256Table> Base = new(() => new(Read(
        Convert.FromHexString("6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296" +
            "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5")), BaseBits));

    readonly P256Table _key;

    P256Verifier(P256Table key) => _key = key;

    ~P256Verifier() => Interlocked.Decrement(ref Tables);

    /// <summary>Makes the table; null when there are so many already.</summary>
    /// <param name="key">The two coordinates of a point of the curve: who calls has seen to it that it is one.</param>
    public static P256Verifier? Create(ReadOnlySpan<byte> key)
    {
        if (Interlocked.Increment(ref Tables) <= MaxTables)
            return new(new P256Table(Read(key), KeyBits));
        Interlocked.Decrement(ref Tables);
        return null;
    }

    /// <param name="octets">What was signed.</param>
    /// <param name="signature">r and s, 64 octets.</param>
    public bool Verify(ReadOnlySpan<byte> octets, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != 2 * P256Number.Octets ||
            !P256Number.TryRead(signature[..P256Number.Octets], out var r) ||
            !P256Number.TryRead(signature[P256Number.Octets..], out var s))
        {
            return false;
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(octets, hash);
        var inverse = s.Inverse();
        var sum = Base.Value.AddTo(P256Point.Infinity, P256Number.ReadReduced(hash) * inverse);
        sum = _key.AddTo(sum, r * inverse);
        return !sum.Z.IsZero && r.IsCoordinate(sum.X, sum.Z * sum.Z);
    }

    static P256Affine Read(ReadOnlySpan<byte> octets) =>
        P256Element.TryRead(octets[..P256Element.Octets], out var x) && P256Element.TryRead(octets[P256Element.Octets..], out var y)
            ? new(x, y)
            : throw new ArgumentException("The coordinates are beyond the field.", nameof(octets));
}
