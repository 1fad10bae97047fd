using Servanda.Transparency.Merkle;

namespace Servanda.Transparency.Tiles;

/// <summary>
/// A tree of a given size, read from its tiles: leaves, roots and proofs. Only the tiles needed are read, each once. What
/// comes out is as true as the tiles; check it against a root that is believed. Not safe for several threads.
/// </summary>
public sealed class TreeTiles(ITileSource source, long size)
{
    const int LevelBits = 8;

    // The highest level whose hashes a tree of fewer than 2^63 entries has.
    const int TopLevel = 7;

    readonly Dictionary<(int Level, long Index), HashTile> _read = [];

    /// <summary>How many entries the tree has.</summary>
    public long Size => size;

    /// <summary>The root.</summary>
    /// <exception cref="InvalidDataException">A tile is missing or not a tile; the message names it.</exception>
    public ValueTask<TreeHash> RootAsync(CancellationToken cancel) => RootAsync(size, cancel);

    /// <summary>The root of the tree when it had this many entries.</summary>
    /// <exception cref="InvalidDataException">A tile is missing or not a tile; the message names it.</exception>
    public ValueTask<TreeHash> RootAsync(long oldSize, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, size);
        return oldSize == 0 ? ValueTask.FromResult(Rfc6962.Empty) : HashAsync(new Subtree(0, oldSize), cancel);
    }

    /// <summary>The hash of the entry at this index.</summary>
    /// <exception cref="InvalidDataException">A tile is missing or not a tile; the message names it.</exception>
    public ValueTask<TreeHash> LeafAsync(long index, CancellationToken cancel) =>
        HashAsync(new Subtree(index, index + 1), cancel);

    /// <summary>Shows that the entry at this index is in the tree (RFC 6962 §2.1.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    /// <exception cref="InvalidDataException">A tile is missing or not a tile; the message names it.</exception>
    public Task<IReadOnlyList<TreeHash>> ProveInclusionAsync(long index, CancellationToken cancel) =>
        HashesAsync(ProofShape.OfInclusion(index, size), cancel);

    /// <summary>Shows that the tree of the old size is its beginning (RFC 6962 §2.1.2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The old tree is larger.</exception>
    /// <exception cref="InvalidDataException">A tile is missing or not a tile; the message names it.</exception>
    public Task<IReadOnlyList<TreeHash>> ProveConsistencyAsync(long oldSize, CancellationToken cancel) =>
        HashesAsync(ProofShape.OfConsistency(oldSize, size), cancel);

    /// <summary>The right edge, to go on appending from.</summary>
    /// <exception cref="InvalidDataException">A tile is missing or not a tile; the message names it.</exception>
    public async Task<Frontier> FrontierAsync(CancellationToken cancel) =>
        Frontier.Of(size, await HashesAsync(Frontier.PeaksOf(size), cancel));

    async Task<IReadOnlyList<TreeHash>> HashesAsync(IReadOnlyList<Subtree> subtrees, CancellationToken cancel)
    {
        var hashes = new TreeHash[subtrees.Count];
        for (var at = 0; at < hashes.Length; at++)
            hashes[at] = await HashAsync(subtrees[at], cancel);
        return hashes;
    }

    /// <summary>The hash of a subtree: of whole hashes of one tile, or those of its left and right halves.</summary>
    async ValueTask<TreeHash> HashAsync(Subtree subtree, CancellationToken cancel)
    {
        // The highest level whose hashes the subtree is made of, whole.
        var level = 0;
        while (level < TopLevel && subtree.Size >> (LevelBits * (level + 1)) > 0 && subtree.Size % (1L << (LevelBits * (level + 1))) == 0)
            level++;
        var unit = LevelBits * level;
        var (first, count) = (subtree.Start >> unit, subtree.Size >> unit);
        if (count <= TileId.FullWidth)
        {
            var tile = await TileAsync(level, first / TileId.FullWidth, cancel);
            return tile.Root((int)(first % TileId.FullWidth), (int)count);
        }
        var middle = subtree.Start + Subtree.Split(subtree.Size);
        return Rfc6962.Node(
            await HashAsync(subtree with { End = middle }, cancel), await HashAsync(subtree with { Start = middle }, cancel));
    }

    async ValueTask<HashTile> TileAsync(int level, long index, CancellationToken cancel)
    {
        if (_read.TryGetValue((level, index), out var known))
            return known;
        var id = TileShape.Hashes(level, index, size)
            ?? throw new ArgumentOutOfRangeException(nameof(index), index, $"No tile {level}/{index} in a tree of {size}.");
        var tile = await TileFetch.HashesAsync(source, id, cancel);
        _read.Add((level, index), tile);
        return tile;
    }
}
