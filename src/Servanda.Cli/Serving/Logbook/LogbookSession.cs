using Servanda.Accords.Leaves;
using Servanda.Cli.Serving.Telemetry;
using Servanda.Core.Cryptography;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Transparency.Sequencing;

namespace Servanda.Cli.Serving.Logbook;

/// <summary>
/// Takes leaves from the outbox into the log, each once, and notes where they stand. After any fault it is closed and another
/// one opened, which reads the log and finds out what became of those that were on their way.
/// </summary>
sealed class LogbookSession : IAsyncDisposable
{
    // Some hundred share the flush of a batch; more would only wait longer to be noted.
    const int MaxRun = 256;

    // Leaves of one subject go one in a run, so among those that wait some are passed over.
    const int Window = 2048;

    readonly LogWriter _writer;
    readonly LeafChain _chain;
    readonly OutboxReader _outbox;
    readonly OutboxWriter _notes;
    readonly TimeProvider _clock;

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
        var waiting = await _outbox.WaitingAsync(0, Window, cancel);
        if (waiting.Count == 0)
            return 0;
        using var trace = WorkTelemetry.Begin("log.run");
        var began = _clock.GetTimestamp();
        var places = await _outbox.PlacesAsync(
            [.. waiting.SelectMany(entry => entry.References.Select(one => one.Number)).Distinct()], cancel);
        var run = OutboxRun.Of(waiting, _chain, number => places.GetValueOrDefault(number), MaxRun);
        foreach (var (entry, why) in run.Refused)
            await _notes.RefusedAsync(entry.Number, why, cancel);
        // What was begun is ended: an entry cannot be taken back.
        List<Task<long>> indexes = [.. run.Leaves.Select(leaf => _writer.AppendAsync(leaf.Bytes, CancellationToken.None))];
        await Task.WhenAll(indexes);
        List<(long, LogPlace)> logged = [];
        foreach (var (leaf, index) in run.Leaves.Zip(indexes))
            logged.Add((leaf.Entry.Number, Take(leaf, await index)));
        await _notes.LoggedAsync(logged, CancellationToken.None);
        WorkTelemetry.Leaves(logged.Count, run.Refused.Count, _clock.GetElapsedTime(began));
        return run.Leaves.Count + run.Refused.Count;
    }

    /// <summary>Has the witnesses cosign the tree as it is once more.</summary>
    public void Renew() => _writer.Renew();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    LogPlace Take(OutgoingLeaf leaf, long index)
    {
        if (index != _chain.Next)
            throw new LogException($"The log put a leaf at {index}, where {_chain.Next} was next: somebody else writes to it.");
        var digest = Leaf.Name(leaf.Bytes);
        _chain.Add(leaf.Leaf, digest);
        return new(index, digest, _clock.GetUtcNow());
    }

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
