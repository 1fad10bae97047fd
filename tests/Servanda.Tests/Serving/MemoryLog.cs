using System.Text;
using Servanda.Accords.Leaves;
using Servanda.Cli.Log;
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

    readonly List<NoteVerifierKey> _former = [];

    public NoteSigningKey Key { get; private set; } = NoteSigningKey.Generate("portal.example.org/log");

    public string Name => "memory";

    /// <summary>Logs all that waits, and publishes it.</summary>
    public async Task TakeAsync(Database database, TimeProvider clock, CancellationToken cancel)
    {
        var settings = Settings;
        if (!_isBegun)
            await LogWriter.BeginAsync(settings, cancel);
        _isBegun = true;
        await using var session = await LogbookSession.OpenAsync(settings, database, clock, cancel);
        while (await session.LogAsync(cancel) > 0)
        {
            // There may be more.
        }
    }

    /// <summary>Hands over to a new key, as <c>servanda log rotate</c> does.</summary>
    public async Task RotateAsync(CancellationToken cancel)
    {
        var next = NoteSigningKey.Generate(Key.Verifier.Id.Name);
        await using (var writer = await LogWriter.OpenAsync(Settings, cancel))
        {
            var name = LeafId.For(writer.Origin);
            await (await LeafAppender.OpenAsync(writer, TimeProvider.System, cancel)).AppendAsync(name, LeafBody.KeyEvent.Rotation(
                name, text => SignedNote.Sign(Encoding.ASCII.GetString(text.Span), Key).Signatures[0].Octets.ToArray(),
                Key.Verifier.PublicKey, next.Verifier.PublicKey), cancel);
        }
        _former.Add(Key.Verifier);
        Key.Dispose();
        Key = next;
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel) => ValueTask.FromResult(Read(id.Path));

    public ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancel) => ValueTask.FromResult(Read("checkpoint"));

    public void Dispose() => Key.Dispose();

    LogSettings Settings => new()
    {
        Files = _files,
        Heads = _heads,
        Keys = [Key],
        FormerKeys = _former,
        BatchDelay = TimeSpan.Zero,
        PublishInterval = TimeSpan.Zero,
    };

    ReadOnlyMemory<byte>? Read(string path) => _files.Read(path, int.MaxValue) is { } octets ? octets : default(ReadOnlyMemory<byte>?);
}
