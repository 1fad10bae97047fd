using Servanda.Cli.Serving.Logbook;
using Servanda.Storage;
using Servanda.Tests.Transparency.Sequencing;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.Tests.Serving;

/// <summary>A portal's log in memory, into which the outbox of a database is taken.</summary>
sealed class MemoryLog : IPublishedLog, IDisposable
{
    readonly MemoryFiles _files = new(new Steps());
    readonly MemoryHeads _heads = new(new Steps());
    bool _isBegun;

    public NoteSigningKey Key { get; } = NoteSigningKey.Generate("portal.example.org/log");

    public string Name => "memory";

    /// <summary>Logs all that waits, and publishes it.</summary>
    public async Task TakeAsync(Database database, TimeProvider clock, CancellationToken cancel)
    {
        var settings = new LogSettings
        {
            Files = _files,
            Heads = _heads,
            Keys = [Key],
            BatchDelay = TimeSpan.Zero,
            PublishInterval = TimeSpan.Zero,
        };
        if (!_isBegun)
            await LogWriter.BeginAsync(settings, cancel);
        _isBegun = true;
        await using var session = await LogbookSession.OpenAsync(settings, database, clock, cancel);
        while (await session.LogAsync(cancel) > 0)
        {
            // There may be more.
        }
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel) => ValueTask.FromResult(Read(id.Path));

    public ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancel) => ValueTask.FromResult(Read("checkpoint"));

    public void Dispose() => Key.Dispose();

    ReadOnlyMemory<byte>? Read(string path) => _files.Read(path, int.MaxValue) is { } octets ? octets : default(ReadOnlyMemory<byte>?);
}
