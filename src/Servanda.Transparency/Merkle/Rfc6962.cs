using System.Buffers;
using System.Security.Cryptography;

namespace Servanda.Transparency.Merkle;

/// <summary>The hashes a Merkle tree is made of (RFC 6962 §2.1, SHA-256).</summary>
public static class Rfc6962
{
    const byte LeafPrefix = 0x00;
    const byte NodePrefix = 0x01;

    // Entries up to here are hashed without a rented buffer.
    const int SmallEntry = 1024;

    /// <summary>The hash of the tree without entries: that of the empty string.</summary>
    public static TreeHash Empty { get; } = TreeHash.Of(SHA256.HashData([]));

    /// <summary>The hash of an entry.</summary>
    public static TreeHash Leaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> hash = stackalloc byte[TreeHash.Octets];
        Leaf(entry, hash);
        return TreeHash.Of(hash);
    }

    /// <summary>The hash of a node over its two children.</summary>
    public static TreeHash Node(in TreeHash left, in TreeHash right)
    {
        Span<byte> hash = stackalloc byte[TreeHash.Octets];
        Node(left.Span, right.Span, hash);
        return TreeHash.Of(hash);
    }

    internal static void Leaf(ReadOnlySpan<byte> entry, Span<byte> hash)
    {
        if (entry.Length < SmallEntry)
        {
            Span<byte> small = stackalloc byte[1 + entry.Length];
            small[0] = LeafPrefix;
            entry.CopyTo(small[1..]);
            SHA256.HashData(small, hash);
            return;
        }
        var rented = ArrayPool<byte>.Shared.Rent(1 + entry.Length);
        rented[0] = LeafPrefix;
        entry.CopyTo(rented.AsSpan(1));
        SHA256.HashData(rented.AsSpan(0, 1 + entry.Length), hash);
        ArrayPool<byte>.Shared.Return(rented);
    }

    internal static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> hash)
    {
        Span<byte> both = stackalloc byte[1 + 2 * TreeHash.Octets];
        both[0] = NodePrefix;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + TreeHash.Octets)..]);
        SHA256.HashData(both, hash);
    }
}
