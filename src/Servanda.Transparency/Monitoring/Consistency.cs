using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Monitoring;

/// <summary>Whether one checkpoint extends another, shown from the log's own tiles (RFC 6962 §2.1.2).</summary>
static class Consistency
{
    /// <summary>False where they do not show it.</summary>
    /// <param name="tiles">The tiles of a tree at least as large as the newer.</param>
    /// <param name="older">The smaller one.</param>
    /// <param name="newer">The larger one, or one as large.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InvalidDataException">A tile that is needed is missing or malformed; the message names it.</exception>
    public static async Task<bool> HoldsAsync(ITileSource tiles, Checkpoint older, Checkpoint newer, CancellationToken cancel)
    {
        if (older.Size == newer.Size)
            return older.Root == newer.Root;
        var proof = await new TreeTiles(tiles, newer.Size).ProveConsistencyAsync(older.Size, cancel);
        return MerkleProof.ShowsConsistency(older.Size, older.Root, newer.Size, newer.Root, proof);
    }
}
