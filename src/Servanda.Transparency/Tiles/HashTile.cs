using Servanda.Core;
using Servanda.Transparency.Merkle;

namespace Servanda.Transparency.Tiles;

/// <summary>A tile: up to 256 hashes one beside the other (C2SP tlog-tiles, Merkle Tree).</summary>
public sealed class HashTile
{
    /// <summary>Octets of a tile at the most.</summary>
    public const int MaxOctets = TileId.FullWidth * TreeHash.Octets;

    readonly ReadOnlyMemory<byte> _bytes;

    HashTile(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>How many hashes it holds.</summary>
    public int Width => _bytes.Length / TreeHash.Octets;

    /// <summary>The tile as stored.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The hash in this place.</summary>
    public TreeHash this[int at] => TreeHash.Of(_bytes.Span.Slice(at * TreeHash.Octets, TreeHash.Octets));

    /// <summary>Takes the octets of a tile of this width; they are not copied.</summary>
    public static Parsed<HashTile> Read(ReadOnlyMemory<byte> bytes, int width) =>
        bytes.Length == width * TreeHash.Octets && width is > 0 and <= TileId.FullWidth
            ? new(new HashTile(bytes), [])
            : new(null, [TileProblems.Size.At(bytes.Length)]);

    /// <summary>The hash of the subtree over <paramref name="count"/> of the hashes, which are the roots of whole subtrees
    /// of one size (the last one may be left out).</summary>
    public TreeHash Root(int first, int count) => Root(_bytes.Span.Slice(first * TreeHash.Octets, count * TreeHash.Octets));

    internal static TreeHash Root(ReadOnlySpan<byte> hashes)
    {
        Span<byte> level = stackalloc byte[hashes.Length];
        hashes.CopyTo(level);
        // Pairs become one; one without a partner goes up as it is, which is what RFC 6962 §2.1 comes to.
        for (var count = hashes.Length / TreeHash.Octets; count > 1; count = (count + 1) / 2)
        {
            for (var at = 0; at < count; at += 2)
            {
                var left = level.Slice(at * TreeHash.Octets, TreeHash.Octets);
                var into = level.Slice(at / 2 * TreeHash.Octets, TreeHash.Octets);
                if (at + 1 == count)
                    left.CopyTo(into);
                else
                    Rfc6962.Node(left, level.Slice((at + 1) * TreeHash.Octets, TreeHash.Octets), into);
            }
        }
        return TreeHash.Of(level[..TreeHash.Octets]);
    }
}
