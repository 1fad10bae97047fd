using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Monitoring;

/// <summary>A log whose silence is told apart from a fault of our own disk.</summary>
sealed class WorldLog(IPublishedLog log) : IPublishedLog
{
    public string Name => log.Name;

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel) => Told(() => log.ReadAsync(id, cancel));

    public ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancel) => Told(() => log.ReadCheckpointAsync(cancel));

    static async ValueTask<T> Told<T>(Func<ValueTask<T>> look)
    {
        try
        {
            return await look();
        }
        catch (IOException silent)
        {
            throw new SilentWorldException(silent);
        }
    }
}

/// <summary>The log or a witness could not be looked at: nothing is said about it.</summary>
sealed class SilentWorldException(IOException fault) : Exception(fault.Message, fault);
