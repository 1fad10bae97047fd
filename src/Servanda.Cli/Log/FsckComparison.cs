using System.Globalization;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Log;

/// <summary>Holds the checkpoint and the database against a tree that is whole.</summary>
sealed class FsckComparison(PublishedLog log, TreeHead? stored)
{
    public async Task<IReadOnlyList<(string Path, string Fault)>> RunAsync(TreeHead head, CancellationToken cancel)
    {
        List<(string, string)> faults = [];
        var tiles = new TreeTiles(log.Tiles, head.Size);
        var published = log.Checkpoint.Checkpoint;
        if (await tiles.RootAsync(published.Size, cancel) != published.Root)
            faults.Add((TileDirectory.CheckpointFile, Say($"its root at {published.Size} entries is not that of the entries: it is from a fork")));
        if (stored is not null && stored.Size < published.Size)
            faults.Add(("database", Say($"at {stored.Size} entries, the checkpoint at {published.Size}: it is an older copy")));
        else if (stored is not null && await tiles.RootAsync(stored.Size, cancel) != stored.Root)
            faults.Add(("database", Say($"its root at {stored.Size} entries is not that of the entries")));
        return faults;
    }

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
