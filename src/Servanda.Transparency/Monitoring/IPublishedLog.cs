using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Monitoring;

/// <summary>A log as the world sees it: a checkpoint and tiles, in a directory or on a server.</summary>
public interface IPublishedLog : ITileSource
{
    /// <summary>The directory or URL, for people.</summary>
    string Name { get; }

    /// <summary>The octets of the latest checkpoint; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be told; the message names the file or peer.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancel);
}
