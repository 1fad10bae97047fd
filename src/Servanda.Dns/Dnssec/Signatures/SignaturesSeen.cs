using System.Security.Cryptography;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>
/// Signatures of one key that were found to hold, so that the record which denies a thousand names of a registry is checked
/// once and not a thousand times. Only for keys in much use; bounded, the newer takes the place of the older. For many
/// threads at once.
/// </summary>
sealed class SignaturesSeen
{
    /// <summary>Signatures that have to hold before any is remembered, and how many are.</summary>
    const int Threshold = 256, Places = 4096;

    byte[]?[]? _seen;
    int _count;

    /// <summary>What names a signature over these octets; null while the key is in little use.</summary>
    public byte[]? Name(ReadOnlySpan<byte> octets, ReadOnlySpan<byte> signature)
    {
        if (Volatile.Read(ref _seen) is null)
            return null;
        Span<byte> both = stackalloc byte[SHA256.HashSizeInBytes * 2];
        SHA256.HashData(octets, both);
        SHA256.HashData(signature, both[SHA256.HashSizeInBytes..]);
        return SHA256.HashData(both);
    }

    /// <summary>True when it was found to hold before.</summary>
    public bool Has(byte[]? name) =>
        name is not null && Volatile.Read(ref Place(name)) is { } there && there.AsSpan().SequenceEqual(name);

    /// <summary>Notes that it holds.</summary>
    public void Add(byte[]? name)
    {
        if (name is not null)
            Volatile.Write(ref Place(name), name);
        else if (Interlocked.Increment(ref _count) == Threshold)
            Volatile.Write(ref _seen, new byte[]?[Places]);
    }

    ref byte[]? Place(byte[] name) => ref _seen![BitConverter.ToUInt16(name) % Places];
}
