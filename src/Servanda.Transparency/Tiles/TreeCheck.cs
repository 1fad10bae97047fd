using System.Collections.Concurrent;
using Servanda.Transparency.Merkle;

namespace Servanda.Transparency.Tiles;

/// <summary>A file of a tree that is not as it must be.</summary>
/// <param name="Path">Which, below the log's directory.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record TreeFault(string Path, string Fault)
{
    /// <summary>The path, a colon, the fault.</summary>
    public override string ToString() => $"{Path}: {Fault}";
}

/// <summary>What checking a whole tree found.</summary>
/// <param name="Head">What the entries come to; the root is that of an empty tree where a bundle could not be read.</param>
/// <param name="Faults">Bad files, in the order of their levels and places, entries first; not more than <see cref="TreeCheck.MaxFaults"/>.</param>
/// <param name="FaultCount">How many there are.</param>
public sealed record TreeCheckResult(TreeHead Head, IReadOnlyList<TreeFault> Faults, long FaultCount);

/// <summary>
/// Hashes a whole tree anew from its entries, and holds every tile and the root against it. Memory: 32 octets for every
/// 256 entries, and a bundle for each thread.
/// </summary>
public sealed class TreeCheck
{
    /// <summary>Bad files listed at the most; the rest is counted.</summary>
    public const int MaxFaults = 100;

    readonly ITileSource _source;
    readonly long _size;
    readonly ParallelOptions _limits;
    readonly ConcurrentBag<(int Level, long Index, TreeFault Fault)> _faults = [];
    long _faultCount;

    TreeCheck(ITileSource source, long size, int threads, CancellationToken cancel)
    {
        (_source, _size) = (source, size);
        _limits = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
    }

    /// <summary>Checks a tree against the size and root it should have.</summary>
    /// <param name="source">Its files.</param>
    /// <param name="expected">What a checkpoint or database says of it.</param>
    /// <param name="threads">How many work at once.</param>
    /// <param name="progress">Is told how many entries more were checked, from any thread; may be null.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="IOException">A file cannot be read; the message names it.</exception>
    public static async Task<TreeCheckResult> RunAsync(
        ITileSource source, TreeHead expected, int threads, IProgress<long>? progress, CancellationToken cancel)
    {
        var check = new TreeCheck(source, expected.Size, threads, cancel);
        var root = await check.RootAsync(progress);
        if (root is { } found && found != expected.Root)
            check.Add(int.MaxValue, 0, TileDirectory.CheckpointFile, "its root is not that of the entries");
        return new(
            new TreeHead(expected.Size, root ?? Rfc6962.Empty),
            [.. check._faults.OrderBy(one => one.Level).ThenBy(one => one.Index).Take(MaxFaults).Select(one => one.Fault)],
            check._faultCount);
    }

    /// <summary>The root; null where a bundle is missing, so that there is none.</summary>
    async Task<TreeHash?> RootAsync(IProgress<long>? progress)
    {
        if (_size == 0)
            return Rfc6962.Empty;
        var hashes = await LeavesAsync(progress);
        // Each level's hashes are those of the tiles below; the last, which may not be full, goes up as it is.
        for (var level = 1; hashes is not null && (hashes.Length > TreeHash.Octets || TileShape.HashesAt(level, _size) > 0); level++)
            hashes = await LevelAsync(level, hashes);
        return hashes is null ? null : TreeHash.Of(hashes);
    }

    async Task<byte[]?> LeavesAsync(IProgress<long>? progress)
    {
        var roots = new byte[Tiles(_size) * TreeHash.Octets];
        var isWhole = true;
        await Parallel.ForAsync(0, Tiles(_size), _limits, async (index, cancel) =>
        {
            var id = TileShape.Entries(index, _size)!;
            try
            {
                var leaves = (await TileFetch.EntriesAsync(_source, id, cancel)).Leaves();
                await CompareAsync(0, index, leaves, cancel);
                HashTile.Root(leaves).Span.CopyTo(roots.AsSpan((int)index * TreeHash.Octets));
            }
            catch (InvalidDataException fault)
            {
                Add(-1, index, id.Path, Without(id.Path, fault.Message));
                Volatile.Write(ref isWhole, false);
            }
            progress?.Report(id.Width);
        });
        return isWhole ? roots : null;
    }

    async Task<byte[]> LevelAsync(int level, byte[] below)
    {
        // The last hash stands for a tile that is not full unless the size says so; then no tile of this level has it.
        var whole = TileShape.HashesAt(level, _size) * TreeHash.Octets;
        var tiles = (below.Length + HashTile.MaxOctets - 1) / HashTile.MaxOctets;
        var roots = new byte[tiles * TreeHash.Octets];
        await Parallel.ForAsync(0, tiles, _limits, async (index, cancel) =>
        {
            var start = index * HashTile.MaxOctets;
            var hashes = below.AsMemory(start, Math.Min(HashTile.MaxOctets, below.Length - start));
            var stored = (int)Math.Clamp(whole - start, 0, hashes.Length);
            if (stored > 0)
                await CompareAsync(level, index, hashes[..stored], cancel);
            HashTile.Root(hashes.Span).Span.CopyTo(roots.AsSpan(index * TreeHash.Octets));
        });
        return roots;
    }

    async Task CompareAsync(int level, long index, ReadOnlyMemory<byte> hashes, CancellationToken cancel)
    {
        var id = TileShape.Hashes(level, index, _size)!;
        try
        {
            if (!(await TileFetch.HashesAsync(_source, id, cancel)).Bytes.Span.SequenceEqual(hashes.Span))
                Add(level, index, id.Path, level == 0 ? "its hashes are not those of the entries" : "its hashes are not those of the tiles below");
        }
        catch (InvalidDataException fault)
        {
            Add(level, index, id.Path, Without(id.Path, fault.Message));
        }
    }

    void Add(int level, long index, string path, string fault)
    {
        // More than the list may hold are kept for a moment, so that the first ones are listed whichever thread was first.
        if (Interlocked.Increment(ref _faultCount) <= MaxFaults * 100)
            _faults.Add((level, index, new TreeFault(path, fault)));
    }

    static string Without(string path, string message) =>
        message.StartsWith(path, StringComparison.Ordinal) ? message[path.Length..].TrimStart(':', ' ').TrimEnd('.') : message;

    static long Tiles(long size) => (size + TileId.FullWidth - 1) / TileId.FullWidth;
}
