using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Sequencing;

/// <summary>The tiles among a log's files.</summary>
sealed class TreeFileSource(ITreeFiles files) : ITileSource
{
    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var read = files.Read(id.Path, id.Level is null ? EntryBundle.MaxOctets : HashTile.MaxOctets);
        return ValueTask.FromResult(read is null ? default(ReadOnlyMemory<byte>?) : read);
    }
}
