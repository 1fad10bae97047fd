using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>
/// Signatures of one key that were found to hold, so that a record which denies many names is checked once and not for each
/// of them. Bounded, more for a key in much use; the newer takes the place of the older. For many threads at once.
/// </summary>
sealed class SignaturesSeen
{
    /// <summary>Signatures remembered of any key, and of one with so many.</summary>
    const int Few = 32, Many = 4096, Much = 256;

    byte[]?[]? _seen;
    int _count;

    /// <summary>What names a signature over these octets.</summary>
    public static byte[] Name(ReadOnlySpan<byte> octets, ReadOnlySpan<byte> signature)
    {
        Span<byte> both = stackalloc byte[SHA256.HashSizeInBytes * 2];
        SHA256.HashData(octets, both);
        SHA256.HashData(signature, both[SHA256.HashSizeInBytes..]);
        return SHA256.HashData(both);
    }

    /// <summary>True when it was found to hold before.</summary>
    public bool Has(ReadOnlySpan<byte> name) =>
        Volatile.Read(ref _seen) is { } seen && Volatile.Read(ref Place(seen, name)) is { } there && name.SequenceEqual(there);

    /// <summary>Notes that it holds.</summary>
    public void Add(byte[] name)
    {
        var seen = Volatile.Read(ref _seen);
        if (seen is null || Interlocked.Increment(ref _count) == Much)
            Volatile.Write(ref _seen, seen = new byte[]?[seen is null ? Few : Many]);
        Volatile.Write(ref Place(seen, name), name);
    }

    static ref byte[]? Place(byte[]?[] seen, ReadOnlySpan<byte> name) =>
        ref seen[BinaryPrimitives.ReadUInt16LittleEndian(name) % seen.Length];
}
