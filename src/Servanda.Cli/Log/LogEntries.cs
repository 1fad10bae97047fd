using System.Runtime.CompilerServices;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Log;

/// <summary>The entries of a log in their order, a bundle of 256 at a time.</summary>
static class LogEntries
{
    /// <summary>Reads the first so many entries.</summary>
    /// <exception cref="InvalidDataException">A bundle is missing or broken; the message names it.</exception>
    public static async IAsyncEnumerable<(long Index, ReadOnlyMemory<byte> Entry)> ReadAsync(
        ITileSource source, long size, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var bundle = 0L; TileShape.Entries(bundle, size) is { } id; bundle++)
        {
            var entries = await TileFetch.EntriesAsync(source, id, cancel);
            for (var at = 0; at < entries.Count; at++)
                yield return (bundle * TileId.FullWidth + at, entries[at]);
        }
    }

    /// <summary>One entry.</summary>
    /// <exception cref="InvalidDataException">Its bundle is missing or broken; the message names it.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadOneAsync(ITileSource source, long index, long size, CancellationToken cancel) =>
        (await TileFetch.EntriesAsync(source, TileShape.Entries(index / TileId.FullWidth, size)!, cancel))[(int)(index % TileId.FullWidth)];
}
