using Servanda.Accords.Leaves;
using Servanda.Cli.Serving.Telemetry;
using Servanda.Core.Cryptography;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Serving.Logbook;

/// <summary>
/// Takes leaves from the outbox into the log, each once, and notes where they stand. After any fault it is closed and another
/// one opened, which reads the log and finds out what became of those that were on their way: its own chain was ahead of them.
/// </summary>
sealed class LogbookSession : IAsyncDisposable
{
    // Thousands share the flush of a batch and the note of where they stand; more would only wait longer for it.
    const int Window = 4096;

    readonly LogWriter _writer;
    readonly LeafChain _chain;
    readonly OutboxReader _outbox;
    readonly OutboxWriter _notes;
    readonly TimeProvider _clock;
    // The chain has leaves of which it is not known yet that the log has them.
    bool _isAhead;

    LogbookSession(LogWriter writer, LeafChain chain, Database database, TimeProvider clock) =>
        (_writer, _chain, _outbox, _notes, _clock) = (writer, chain, new(database), new(database), clock);

    /// <summary>Entries in the log.</summary>
    public long Size => _writer.Head.Size;

    /// <summary>Opens a log that was begun, and notes what was logged without a note. The first entry of a new log names its
    /// key.</summary>
    /// <exception cref="IOException">Another writer is at work, something does not agree, or does not answer.</exception>
    /// <exception cref="InvalidDataException">A tile or bundle is missing or broken; the message names it.</exception>
    public static async Task<LogbookSession> OpenAsync(
        LogSettings settings, Database database, TimeProvider clock, CancellationToken cancel)
    {
        var writer = await LogWriter.OpenAsync(settings, cancel);
        try
        {
            var (chain, found) = await new LogbookReplay(new(database), clock).RunAsync(writer.Tiles, writer.Head.Size, cancel);
            var session = new LogbookSession(writer, chain, database, clock);
            await session._notes.LoggedAsync(found, cancel);
            if (writer.Head.Size == 0)
                await session.NameKeyAsync(settings.Keys[0].Verifier.PublicKey);
            writer = null;
            return session;
        }
        finally
        {
            if (writer is not null)
                await writer.DisposeAsync();
        }
    }

    /// <summary>Logs what can go at once.</summary>
    /// <returns>How many were logged or refused; 0 when nothing waits.</returns>
    /// <exception cref="IOException">Disk or database do not take it; what became of it the next session finds out.</exception>
    public async Task<int> LogAsync(CancellationToken cancel)
    {
        if (_isAhead)
            throw new LogException("The last leaves did not come into the log; open it again, which finds out what became of them.");
        var waiting = await _outbox.WaitingAsync(0, Window, cancel);
        if (waiting.Count == 0)
            return 0;
        using var trace = WorkTelemetry.Begin("log.run");
        var began = _clock.GetTimestamp();
        var places = await _outbox.PlacesAsync(
            [.. waiting.SelectMany(entry => entry.References.Select(one => one.Number)).Distinct()], cancel);
        _isAhead = true;
        var run = OutboxRun.Of(waiting, _chain, number => places.GetValueOrDefault(number), EntryBundle.MaxOctets, _clock.GetUtcNow());
        foreach (var (entry, why) in run.Refused)
            await _notes.RefusedAsync(entry.Number, why, cancel);
        if (run.Leaves.Count > 0)
        {
            // What was begun is ended: an entry cannot be taken back.
            var first = await _writer.AppendAsync([.. run.Leaves.Select(leaf => new ReadOnlyMemory<byte>(leaf.Bytes))], CancellationToken.None);
            if (first != run.Leaves[0].Place.Index)
                throw new LogException($"The log put a leaf at {first}, where {run.Leaves[0].Place.Index} was next: somebody else writes to it.");
            await _notes.LoggedAsync([.. run.Leaves.Select(leaf => (leaf.Entry.Number, leaf.Place))], CancellationToken.None);
        }
        _isAhead = false;
        WorkTelemetry.Leaves(run.Leaves.Count, run.Refused.Count, _clock.GetElapsedTime(began));
        return run.Leaves.Count + run.Refused.Count;
    }

    /// <summary>Has the witnesses cosign the tree as it is once more.</summary>
    public void Renew() => _writer.Renew();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    async Task NameKeyAsync(Ed25519PublicKey key)
    {
        var leaf = new Leaf
        {
            Subject = LeafId.For(_writer.Origin),
            Time = _clock.GetUtcNow(),
            Body = new LeafBody.KeyEvent(KeyChange.Generated, key, null, default),
        };
        var bytes = leaf.Write();
        await _writer.AppendAsync(bytes, CancellationToken.None);
        _chain.Add(bytes);
    }
}
