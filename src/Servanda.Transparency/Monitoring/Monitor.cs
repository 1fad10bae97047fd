using System.Globalization;
using Servanda.Core;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Monitoring;

/// <summary>
/// Follows a log: each round it checks the checkpoint's signature and witnesses, that it extends the last one seen, that
/// the entries lead to its root, and what the witnesses say they cosigned. What it verified it keeps, and never goes back
/// behind it.
/// </summary>
/// <param name="log">The log as the world sees it.</param>
/// <param name="settings">What is followed and noticed.</param>
/// <param name="store">Where the state is kept.</param>
/// <param name="http">To ask witnesses with.</param>
/// <param name="clock">The time that cosignatures are held against.</param>
public sealed class Monitor(IPublishedLog log, MonitorSettings settings, IMonitorStore store, HttpClient http, TimeProvider clock)
{
    readonly WorldLog _world = new(log);

    /// <summary>Looks once.</summary>
    /// <param name="replayed">Is told now and then which entry was replayed, of how many.</param>
    /// <param name="cancel">Gives up; what was replayed is kept.</param>
    /// <exception cref="InvalidDataException">The state kept is no state of this log; the message names the file.</exception>
    /// <exception cref="IOException">The state cannot be read or written.</exception>
    public async Task<MonitorRound> RunAsync(Action<long, long> replayed, CancellationToken cancel)
    {
        var round = new Round(Load());
        try
        {
            if (await ReadCheckpointAsync(round, cancel) && await ExtendsAsync(round, cancel))
                await ReplayAsync(round, replayed, cancel);
        }
        catch (SilentWorldException silent)
        {
            round.NotMeasured.Add(silent.Message);
        }
        catch (InvalidDataException broken)
        {
            round.Raise(AlertKind.Broken, $"{log.Name}: {broken.Message}");
        }
        await new WitnessComparison(_world, settings, store, http, clock).RunAsync(round, cancel);
        return round.End();
    }

    MonitorState Load()
    {
        if (store.Read() is not { } kept)
            return MonitorState.Begin();
        var read = MonitorState.Read(kept.Span);
        return read.Value is { } state && (state.Last is null || state.Last.Checkpoint.Origin == settings.Log.Origin)
            ? state
            : throw new InvalidDataException($"{store.Place} is no state of a monitor of {settings.Log.Origin} ({(read.IsClean ? "another log's" : read.Problems[0].Code)}). Remove it to begin anew, at the price of what was seen before.");
    }

    async Task<bool> ReadCheckpointAsync(Round round, CancellationToken cancel)
    {
        if (await _world.ReadCheckpointAsync(cancel) is not { } bytes)
        {
            if (round.State.Last is null)
                round.NotMeasured.Add($"{log.Name} shows no checkpoint.");
            else
                round.Raise(AlertKind.WentBack, $"{log.Name} shows no checkpoint any more.");
            return false;
        }
        var note = CheckpointNote.Read(bytes.Span);
        var signed = note.Value?.Verify(settings.Log.Origin, settings.Log.Keys);
        if (signed?.Value is null)
        {
            round.Raise(AlertKind.NotSigned, $"{log.Name}/{TileDirectory.CheckpointFile}: {Words(signed?.Problems ?? note.Problems)}");
            return false;
        }
        round.Checkpoint = note.Value;
        var cosignatures = Cosignature.Find(note.Value!.Note, [.. settings.Policy.Witnesses.Select(witness => witness.Key).OfType<CosignerKey>()]);
        round.Cosignatures = cosignatures.Value ?? [];
        if (cosignatures.Value is null)
            round.Raise(AlertKind.NotWitnessed, $"{log.Name}/{TileDirectory.CheckpointFile}: {Words(cosignatures.Problems)}");
        else if (!settings.Policy.IsMetBy(round.Cosignatures))
            round.Raise(AlertKind.NotWitnessed, Told($"the checkpoint at {note.Value.Checkpoint.Size} entries has {round.Cosignatures.Count} cosignatures of known witnesses, which is no quorum"));
        CheckAge(round);
        return true;
    }

    void CheckAge(Round round)
    {
        if (settings.MaxAge is not { } limit)
            return;
        var latest = round.Cosignatures.Select(one => one.Time).DefaultIfEmpty(0).Max();
        if (latest == 0)
            round.NotMeasured.Add("No known witness cosigned, so how old the checkpoint is cannot be told.");
        else if (clock.GetUtcNow().ToUnixTimeSeconds() - latest > limit.TotalSeconds)
            round.Raise(AlertKind.Stale, $"the latest cosignature is of {CosignedTime.Words(latest)}, which is too long ago");
    }

    /// <summary>Whether the checkpoint extends the last one verified.</summary>
    async Task<bool> ExtendsAsync(Round round, CancellationToken cancel)
    {
        if (round.State.Last is not { } last)
            return true;
        var (older, newer) = (last, round.Checkpoint!);
        var isBack = newer.Checkpoint.Size < older.Checkpoint.Size;
        if (isBack)
            (older, newer) = (newer, older);
        if (!await Consistency.HoldsAsync(_world, older.Checkpoint, newer.Checkpoint, cancel))
        {
            round.Raise(new Alert(AlertKind.Fork, Told($"the log signed {older.Checkpoint.Size} entries with root {older.Checkpoint.Root} and {newer.Checkpoint.Size} with root {newer.Checkpoint.Root}, and the second does not extend the first"))
            {
                Evidence = [store.Keep(last.Note.Bytes), store.Keep(round.Checkpoint!.Note.Bytes)],
            });
            return false;
        }
        if (isBack)
            round.Raise(AlertKind.WentBack, Told($"{log.Name} shows {older.Checkpoint.Size} entries; it showed {newer.Checkpoint.Size} before"));
        return !isBack;
    }

    async Task ReplayAsync(Round round, Action<long, long> replayed, CancellationToken cancel)
    {
        var (edge, target) = (round.State.Edge.Copy(), round.Checkpoint!);
        // Further than the checkpoint: a replay that was under way for a larger one, which is gone.
        if (edge.Size > target.Checkpoint.Size)
            edge = new Frontier();
        var kept = round.From = edge.Size;
        var replay = new Replay(_world, target.Checkpoint.Size, settings.Fetches);
        try
        {
            await replay.RunAsync(edge, (index, entry) => LookAt(round, index, entry), AfterBundle, cancel);
        }
        finally
        {
            round.To = edge.Size;
        }
        if (edge.Root() == target.Checkpoint.Root)
        {
            store.Write(new MonitorState(edge, target).Write());
            return;
        }
        // What was replayed is of no use; should the log mend itself, all is read again.
        store.Write(new MonitorState(new Frontier(), round.State.Last).Write());
        round.Raise(new Alert(AlertKind.OtherEntries, Told($"the {target.Checkpoint.Size} entries do not lead to the root {target.Checkpoint.Root}: {await replay.FirstDifferenceAsync(cancel)}"))
        {
            Evidence = [store.Keep(target.Note.Bytes)],
        });

        void AfterBundle()
        {
            replayed(edge.Size, target.Checkpoint.Size);
            if (edge.Size - kept < settings.KeepEvery || edge.Size == target.Checkpoint.Size)
                return;
            store.Write(new MonitorState(edge, round.State.Last).Write());
            kept = edge.Size;
        }
    }

    void LookAt(Round round, long index, ReadOnlyMemory<byte> entry)
    {
        if (settings.LookFor(entry) is not { } words)
            return;
        if (round.EntryAlerts++ < settings.MaxEntryAlerts)
            round.Raise(new Alert(AlertKind.Entry, Told($"entry {index}: {words}")) { Entry = index });
    }

    static string Words(IReadOnlyList<Problem> problems) => $"{problems[0].Code} {problems[0].Detail} ({problems[0].Clause})";

    static string Told(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
