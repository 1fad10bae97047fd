using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Monitoring;

/// <summary>A log in a directory of this machine.</summary>
/// <param name="root">The directory with <c>checkpoint</c> and <c>tile</c>.</param>
public sealed class FolderLog(string root) : IPublishedLog
{
    readonly TileDirectory _tiles = new(root);

    /// <inheritdoc/>
    public string Name => root;

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel) => _tiles.ReadAsync(id, cancel);

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancel)
    {
        var file = new FileInfo(Path.Combine(root, TileDirectory.CheckpointFile));
        if (!file.Exists)
            return null;
        return file.Length <= SignedNote.MaxOctets
            ? await File.ReadAllBytesAsync(file.FullName, cancel)
            : throw new IOException($"{file.FullName} has {file.Length} octets; a checkpoint has {SignedNote.MaxOctets} at the most.");
    }
}
