namespace Servanda.Transparency.Tiles;

/// <summary>Where the tiles of a log are fetched from: a directory, or a server.</summary>
public interface ITileSource
{
    /// <summary>The octets of a tile or bundle; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be told; the message names the file or peer.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel);
}
