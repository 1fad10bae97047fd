using System.Numerics;

namespace Servanda.Transparency.Merkle;

/// <summary>
/// The right edge of a growing tree: one hash for each perfect subtree that the tree parts into, largest first. Enough to
/// append to it and to tell its root; not safe for several threads.
/// </summary>
public sealed class Frontier
{
    readonly List<TreeHash> _peaks = [];

    /// <summary>How many entries the tree has.</summary>
    public long Size { get; private set; }

    /// <summary>A hash for each bit set in the size, that of the largest subtree first.</summary>
    public IReadOnlyList<TreeHash> Peaks => _peaks;

    /// <summary>The edge of a tree of this size.</summary>
    /// <param name="size">Entries.</param>
    /// <param name="peaks">A hash for each bit set in the size, that of the largest subtree first.</param>
    /// <exception cref="ArgumentException">There are more or fewer hashes.</exception>
    public static Frontier Of(long size, IEnumerable<TreeHash> peaks)
    {
        var frontier = new Frontier { Size = size };
        frontier._peaks.AddRange(peaks);
        return size >= 0 && frontier._peaks.Count == BitOperations.PopCount((ulong)size)
            ? frontier
            : throw new ArgumentException("A tree has one peak for each bit of its size.", nameof(peaks));
    }

    /// <summary>Where the perfect subtrees of a tree of this size stand, largest first.</summary>
    public static IReadOnlyList<Subtree> PeaksOf(long size)
    {
        List<Subtree> peaks = [];
        for (var start = 0L; start < size;)
        {
            var width = 1L << BitOperations.Log2((ulong)(size - start));
            peaks.Add(new(start, start + width));
            start += width;
        }
        return peaks;
    }

    /// <summary>Adds an entry by its hash.</summary>
    public void Append(TreeHash leaf)
    {
        var hash = leaf;
        for (var bits = Size; bits % 2 == 1; bits >>= 1)
        {
            hash = Rfc6962.Node(_peaks[^1], hash);
            _peaks.RemoveAt(_peaks.Count - 1);
        }
        _peaks.Add(hash);
        Size++;
    }

    /// <summary>The root of the tree as it stands.</summary>
    public TreeHash Root()
    {
        if (_peaks.Count == 0)
            return Rfc6962.Empty;
        var root = _peaks[^1];
        for (var at = _peaks.Count - 2; at >= 0; at--)
            root = Rfc6962.Node(_peaks[at], root);
        return root;
    }

    /// <summary>The same edge, to go on from without changing this one.</summary>
    public Frontier Copy() => Of(Size, _peaks);
}
