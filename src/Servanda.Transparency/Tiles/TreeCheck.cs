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
/// <param name="FaultCount">How many were met; a check ends early after <see cref="TreeCheck.MaxCounted"/>.</param>
public sealed record TreeCheckResult(TreeHead Head, IReadOnlyList<TreeFault> Faults, long FaultCount);

/// <summary>
/// Hashes a whole tree anew from its entries, and holds every tile and the root against it. Memory: 32 octets for every
/// 256 entries, and a bundle for each thread.
/// </summary>
public sealed class TreeCheck
{
    /// <summary>Bad files listed at the most; the rest is counted.</summary>
    public const int MaxFaults = 100;

    /// <summary>Bad files after which no more entries are read: what a checkpoint claims costs no more than what is
    /// there.</summary>
    public const int MaxCounted = 10_000;

    /// <summary>Entries of a tree that can be checked, 2^33.</summary>
    public const long MaxSize = 1L << 33;

    // Bundles between two looks at the count of faults; their roots are 2 MB.
    const int Window = 65_536;

    readonly ITileSource _source;
    readonly long _size;
    readonly ParallelOptions _limits;
    readonly ConcurrentBag<(int Level, long Index, TreeFault Fault)> _faults = [];
    long _faultCount;
    bool _isWhole = true;

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
        if (expected.Size > MaxSize)
            return new(TreeHead.Empty, [new TreeFault(TileDirectory.CheckpointFile, "it claims more entries than can be checked")], 1);
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
        using var roots = new MemoryStream();
        for (var first = 0L; first < Tiles(_size); first += Window)
        {
            if (Interlocked.Read(ref _faultCount) >= MaxCounted)
                return null;
            var window = await WindowAsync(first, (int)Math.Min(Window, Tiles(_size) - first), progress);
            roots.Write(window);
        }
        return Volatile.Read(ref _isWhole) ? roots.ToArray() : null;
    }

    async Task<byte[]> WindowAsync(long first, int count, IProgress<long>? progress)
    {
        var roots = new byte[count * TreeHash.Octets];
        await Parallel.ForAsync(0, count, _limits, async (at, cancel) =>
        {
            var id = TileShape.Entries(first + at, _size)!;
            try
            {
                var leaves = (await TileFetch.EntriesAsync(_source, id, cancel)).Leaves();
                await CompareAsync(0, first + at, leaves, cancel);
                HashTile.Root(leaves).Span.CopyTo(roots.AsSpan(at * TreeHash.Octets));
            }
            catch (InvalidDataException fault)
            {
                Add(-1, first + at, id.Path, Without(id.Path, fault.Message));
                Volatile.Write(ref _isWhole, false);
            }
            progress?.Report(id.Width);
        });
        return roots;
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
        if (Interlocked.Increment(ref _faultCount) <= MaxCounted)
            _faults.Add((level, index, new TreeFault(path, fault)));
    }

    static string Without(string path, string message) =>
        message.StartsWith(path, StringComparison.Ordinal) ? message[path.Length..].TrimStart(':', ' ').TrimEnd('.') : message;

    static long Tiles(long size) => (size + TileId.FullWidth - 1) / TileId.FullWidth;
}
