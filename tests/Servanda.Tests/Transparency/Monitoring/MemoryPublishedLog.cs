using System.Buffers;
using Servanda.Tests.Transparency.Witnessing;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Tiles;

namespace Servanda.Tests.Transparency.Monitoring;

/// <summary>A made-up log as the world sees it, which can be made to lie, lack and be silent.</summary>
sealed class MemoryPublishedLog(MadeUpLog log) : IPublishedLog
{
    public MadeUpLog Log { get; set; } = log;

    public CheckpointNote? Checkpoint { get; set; }

    public Func<TileId, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?> Changes { get; set; } = (_, bytes) => bytes;

    public bool IsSilent { get; set; }

    public int Reads { get; private set; }

    public string Name => "log";

    public void Publish(long size) => Checkpoint = Log.At(size);

    public ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancel) =>
        IsSilent ? throw new IOException("the log is silent") : new(Checkpoint?.Note.Bytes);

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel)
    {
        Reads++;
        return IsSilent ? throw new IOException("the log is silent") : new(Changes(id, Tile(id)));
    }

    byte[] Tile(TileId id)
    {
        var first = id.Index * TileId.FullWidth;
        var bytes = new ArrayBufferWriter<byte>();
        for (var at = first; at < first + id.Width; at++)
        {
            if (id.Level is { } level)
                bytes.Write(Log.Hash(new Subtree(at << (8 * level), (at + 1) << (8 * level))).Span);
            else
                EntryBundle.Write(Log.Entry(at), bytes);
        }
        return bytes.WrittenSpan.ToArray();
    }
}
