using System.Buffers;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Sequencing;

/// <summary>
/// What is needed of a tree to append to it: the last, partial bundle and the partial tile of each level. Appending gives
/// a new edge and leaves the old one as it was, so that a batch that cannot be written is as if it had never been.
/// </summary>
sealed class TreeEdge
{
    readonly byte[] _bundle;
    readonly IReadOnlyList<byte[]> _levels;

    TreeEdge(long size, byte[] bundle, IReadOnlyList<byte[]> levels)
    {
        _bundle = bundle;
        _levels = levels;
        Head = size == 0 ? TreeHead.Empty : new TreeHead(size, RootOf(levels));
    }

    public TreeHead Head { get; }

    /// <summary>The edge of a tree whose tiles are stored.</summary>
    /// <exception cref="InvalidDataException">A tile is missing, is none, or is not that of its entries; the message names it.</exception>
    public static async Task<TreeEdge> LoadAsync(ITileSource source, long size, CancellationToken cancel)
    {
        byte[] bundle = [];
        List<byte[]> levels = [];
        for (var (level, count) = (0, size); count > 0; level++, count /= TileId.FullWidth)
        {
            var id = TileShape.Hashes(level, count / TileId.FullWidth, size);
            levels.Add(id is null ? [] : (await TileFetch.HashesAsync(source, id, cancel)).Bytes.ToArray());
        }
        if (TileShape.Entries(size / TileId.FullWidth, size) is { } last)
        {
            var entries = await TileFetch.EntriesAsync(source, last, cancel);
            bundle = entries.Bytes.ToArray();
            if (!entries.Leaves().AsSpan().SequenceEqual(levels[0]))
                throw new InvalidDataException($"{last.Path} does not hash to {TileId.Hashes(0, last.Index, last.Width).Path}.");
        }
        return new(size, bundle, levels);
    }

    /// <summary>Appends entries, none over <see cref="EntryBundle.MaxEntryOctets"/>.</summary>
    public (TreeEdge Edge, List<TreeFile> Files) Append(IEnumerable<ReadOnlyMemory<byte>> entries)
    {
        List<TreeFile> files = [];
        var size = Head.Size;
        var bundle = new ArrayBufferWriter<byte>(Math.Max(256, 2 * _bundle.Length));
        bundle.Write(_bundle);
        List<List<byte>> levels = [.. _levels.Select(level => new List<byte>(level))];
        Span<byte> hash = stackalloc byte[TreeHash.Octets];
        foreach (var entry in entries)
        {
            EntryBundle.Write(entry.Span, bundle);
            Rfc6962.Leaf(entry.Span, hash);
            Level(levels, 0).AddRange(hash);
            size++;
            if (size % TileId.FullWidth != 0)
                continue;
            files.Add(new(TileId.Entries(size / TileId.FullWidth - 1).Path, bundle.WrittenSpan.ToArray()));
            bundle.ResetWrittenCount();
            Roll(levels, size, files);
        }
        if (bundle.WrittenCount > 0 && size != Head.Size)
            files.Add(new(TileShape.Entries(size / TileId.FullWidth, size)!.Path, bundle.WrittenSpan.ToArray()));
        for (var level = 0; level < levels.Count; level++)
        {
            // A level that did not grow has its partial tile from before.
            var count = TileShape.HashesAt(level, size);
            if (count != TileShape.HashesAt(level, Head.Size) && TileShape.Hashes(level, count / TileId.FullWidth, size) is { } id)
                files.Add(new(id.Path, levels[level].ToArray()));
        }
        return (new TreeEdge(size, bundle.WrittenSpan.ToArray(), [.. levels.Select(level => level.ToArray())]), files);
    }

    /// <summary>Turns full levels into a file each and a hash on the level above.</summary>
    static void Roll(List<List<byte>> levels, long size, List<TreeFile> files)
    {
        var count = size;
        for (var level = 0; levels[level].Count == HashTile.MaxOctets; level++)
        {
            count /= TileId.FullWidth;
            var full = levels[level].ToArray();
            levels[level].Clear();
            files.Add(new(TileId.Hashes(level, count - 1).Path, full));
            Level(levels, level + 1).AddRange(HashTile.Root(full).Span);
        }
    }

    static List<byte> Level(List<List<byte>> levels, int level)
    {
        if (level == levels.Count)
            levels.Add(new List<byte>(HashTile.MaxOctets));
        return levels[level];
    }

    /// <summary>The hashes of a level and, as the last of them, what stands below but fills no tile: that is how
    /// RFC 6962 §2.1 parts a tree.</summary>
    static TreeHash RootOf(IReadOnlyList<byte[]> levels)
    {
        var below = default(TreeHash?);
        foreach (var level in levels)
        {
            byte[] hashes = below is { } rest ? [.. level, .. rest.Span] : level;
            if (hashes.Length > 0)
                below = HashTile.Root(hashes);
        }
        return below ?? Rfc6962.Empty;
    }
}
