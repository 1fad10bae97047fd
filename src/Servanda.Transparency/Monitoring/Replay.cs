using System.Globalization;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Monitoring;

/// <summary>
/// Reads a log's entries one after the other and hashes them to the right edge of the tree, several bundles being fetched
/// ahead. What was replayed once need not be again.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="size">The size of the tree replayed to.</param>
/// <param name="fetches">Bundles fetched at the same time.</param>
sealed class Replay(IPublishedLog log, long size, int fetches)
{
    /// <summary>Goes on from an edge to the end of the tree.</summary>
    /// <param name="edge">The edge to go on from; it is at the end, or as far as it came, when this returns or throws.</param>
    /// <param name="seen">Is given each entry in order.</param>
    /// <param name="afterBundle">Is told after each bundle, when the edge is at a place to go on from.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InvalidDataException">A bundle is missing or malformed; the message names it.</exception>
    /// <exception cref="IOException">A bundle cannot be fetched.</exception>
    public async Task RunAsync(
        Frontier edge, Action<long, ReadOnlyMemory<byte>> seen, Action afterBundle, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var ahead = new Queue<Task<EntryBundle>>();
        var next = edge.Size / TileId.FullWidth;
        try
        {
            while (edge.Size < size)
            {
                while (ahead.Count < fetches && TileShape.Entries(next, size) is { } id)
                {
                    ahead.Enqueue(TileFetch.EntriesAsync(log, id, stop.Token));
                    next++;
                }
                Append(edge, await ahead.Dequeue(), seen);
                afterBundle();
            }
        }
        finally
        {
            await stop.CancelAsync();
            foreach (var one in ahead)
                await ((Task)one).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Append(Frontier edge, EntryBundle bundle, Action<long, ReadOnlyMemory<byte>> seen)
    {
        // A partial bundle may have been read before, and a full one may hold more than the tree.
        for (var at = (int)(edge.Size % TileId.FullWidth); at < bundle.Count && edge.Size < size; at++)
        {
            var entry = bundle[at];
            seen(edge.Size, entry);
            edge.Append(Rfc6962.Leaf(entry.Span));
        }
    }

    /// <summary>Where entries and tiles first differ, after a replay that came to another root.</summary>
    public async Task<string> FirstDifferenceAsync(CancellationToken cancel)
    {
        for (var index = 0L; TileShape.Entries(index, size) is { } id; index++)
        {
            var bundle = await TileFetch.EntriesAsync(log, id, cancel);
            var tile = await TileFetch.HashesAsync(log, TileShape.Hashes(0, index, size)!, cancel);
            for (var at = 0; at < tile.Width; at++)
            {
                if (Rfc6962.Leaf(bundle[at].Span) != tile[at])
                    return string.Create(CultureInfo.InvariantCulture, $"entry {index * TileId.FullWidth + at} in {id.Path} is not the one hashed in {TileShape.Hashes(0, index, size)!.Path}");
            }
        }
        return "the entries agree with the tiles of level 0, and these do not lead to the root";
    }
}
