using Servanda.Core;
using Servanda.Transparency.Merkle;

namespace Servanda.Transparency.Tiles;

/// <summary>
/// Fetches a tile or bundle, or where a partial one is gone the full one that replaced it (C2SP tlog-tiles, Partial
/// Tiles).
/// </summary>
public static class TileFetch
{
    /// <summary>A tile of hashes as wide as asked for.</summary>
    /// <exception cref="InvalidDataException">It is missing or not a tile; the message names it.</exception>
    /// <exception cref="IOException">It cannot be told; the message names the file or peer.</exception>
    public static async Task<HashTile> HashesAsync(ITileSource source, TileId id, CancellationToken cancel)
    {
        var (found, bytes) = await ReadAsync(source, id, cancel);
        var tile = Whole(HashTile.Read(bytes, found.Width), found);
        return tile.Width == id.Width
            ? tile
            : Whole(HashTile.Read(tile.Bytes[..(id.Width * TreeHash.Octets)], id.Width), found);
    }

    /// <summary>A bundle of as many entries as asked for.</summary>
    /// <exception cref="InvalidDataException">It is missing or not a bundle; the message names it.</exception>
    /// <exception cref="IOException">It cannot be told; the message names the file or peer.</exception>
    public static async Task<EntryBundle> EntriesAsync(ITileSource source, TileId id, CancellationToken cancel)
    {
        var (found, bytes) = await ReadAsync(source, id, cancel);
        return Whole(EntryBundle.Read(bytes, found.Width), found).Take(id.Width);
    }

    static async Task<(TileId Found, ReadOnlyMemory<byte> Bytes)> ReadAsync(
        ITileSource source, TileId id, CancellationToken cancel)
    {
        if (await source.ReadAsync(id, cancel) is { } exact)
            return (id, exact);
        if (id.IsPartial && await source.ReadAsync(id.Full, cancel) is { } full)
            return (id.Full, full);
        throw new InvalidDataException($"{id.Path} is missing.");
    }

    static T Whole<T>(Parsed<T> read, TileId id) where T : class =>
        read.Value ?? throw new InvalidDataException($"{id.Path}: {read.Problems[0].Code} at octet {read.Problems[0].Offset}.");
}
