namespace Servanda.Transparency.Tiles;

/// <summary>The tiles of a log that lie in a directory as any web server would serve them.</summary>
public sealed class TileDirectory(string root) : ITileSource
{
    /// <summary>The name of the file with the latest checkpoint.</summary>
    public const string CheckpointFile = "checkpoint";

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel)
    {
        var file = new FileInfo(Path.Combine(root, id.Path));
        var limit = id.Level is null ? EntryBundle.MaxOctets : HashTile.MaxOctets;
        if (!file.Exists)
            return null;
        return file.Length <= limit
            ? await File.ReadAllBytesAsync(file.FullName, cancel)
            : throw new InvalidDataException($"{file.FullName} has {file.Length} octets; a tile has {limit} at the most.");
    }
}
