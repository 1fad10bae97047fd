using Servanda.Transparency.Merkle;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Log;

/// <summary>
/// Tells a changed entry from a changed tile. Where entries and tile differ, the tile is right if its hashes lead to the
/// root that was signed; then the bundle of entries is the one that was changed, and what lies above is as it should be.
/// </summary>
static class BlamedFiles
{
    /// <summary>The faults of a check, each with the file that is to be restored.</summary>
    public static async Task<IReadOnlyList<(string Path, string Fault)>> OfAsync(
        TreeCheckResult check, ITileSource source, TreeHead head, CancellationToken cancel)
    {
        List<(string, string)> entries = [];
        foreach (var fault in check.Faults)
        {
            if (TileId.Read(fault.Path).Value is not { Level: 0 } tile || !await LeadsToRootAsync(tile, source, head, cancel))
                continue;
            var bundle = TileShape.Entries(tile.Index, head.Size)!;
            entries.Add((bundle.Path, "its entries are not those that were hashed and signed"));
        }
        // A bundle that was changed makes everything above it look wrong.
        return entries.Count > 0 && entries.Count == check.Faults.Count(fault => TileId.Read(fault.Path).Value is not { Level: > 0 }
            && fault.Path != TileDirectory.CheckpointFile)
            ? entries
            : [.. check.Faults.Select(fault => (fault.Path, fault.Fault))];
    }

    static async Task<bool> LeadsToRootAsync(TileId tile, ITileSource source, TreeHead head, CancellationToken cancel)
    {
        try
        {
            var tiles = new TreeTiles(source, head.Size);
            var first = tile.Index * TileId.FullWidth;
            // The proof of one entry is made of all the other hashes of its tile, so it holds for the tile as a whole.
            return MerkleProof.ShowsInclusion(
                await tiles.LeafAsync(first, cancel), first, head.Size, await tiles.ProveInclusionAsync(first, cancel), head.Root);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
