using System.Globalization;
using Servanda.Transparency.Checkpoints;

namespace Servanda.Transparency.Monitoring;

/// <summary>
/// Holds what the witnesses cosigned against what the log shows here, and against each other: a log that tells two
/// stories has to show one of them to somebody.
/// </summary>
sealed class WitnessComparison(IPublishedLog world, MonitorSettings settings, IMonitorStore store, HttpClient http, TimeProvider clock)
{
    public async Task RunAsync(Round round, CancellationToken cancel)
    {
        foreach (var asking in settings.Witnesses.Select(witness => WitnessView.AskAsync(http, witness, settings.Log, clock, cancel)).ToList())
        {
            try
            {
                round.Views.Add(await asking);
            }
            catch (IOException silent)
            {
                round.NotMeasured.Add(silent.Message);
            }
            catch (InvalidDataException wrong)
            {
                round.Raise(AlertKind.WitnessWrong, wrong.Message);
            }
        }
        var shown = round.Checkpoint ?? round.State.Last;
        foreach (var view in round.Views)
        {
            if (shown is not null && view.Cosigned is not null)
                await CompareAsync(round, shown, view, cancel);
        }
        ComparePairs(round);
    }

    async Task CompareAsync(Round round, CheckpointNote shown, WitnessView view, CancellationToken cancel)
    {
        var (ours, theirs) = (shown.Checkpoint, view.Cosigned!.Checkpoint);
        var isAhead = theirs.Size > ours.Size;
        if (isAhead)
            CheckLag(round, ours, view);
        try
        {
            if (!await Consistency.HoldsAsync(world, isAhead ? ours : theirs, isAhead ? theirs : ours, cancel))
                Split(round, shown, view.Cosigned.Note, Told($"{view.Witness} cosigned {theirs.Size} entries with root {theirs.Root}; {world.Name} shows {ours.Size} with root {ours.Root}, and neither extends the other"));
        }
        catch (SilentWorldException silent)
        {
            round.NotMeasured.Add(silent.Message);
        }
        catch (InvalidDataException missing) when (isAhead)
        {
            // The tiles of a checkpoint that is not published yet need not be there.
            round.NotMeasured.Add($"{view.Witness} is ahead of the log, and whether it extends what is shown here cannot be told yet: {missing.Message}");
        }
        catch (InvalidDataException broken)
        {
            round.Raise(AlertKind.Broken, $"{world.Name}: {broken.Message}");
        }
    }

    void CheckLag(Round round, Checkpoint ours, WitnessView view)
    {
        var time = view.Cosigned!.Cosignature.Time;
        if (clock.GetUtcNow().ToUnixTimeSeconds() - time > settings.Lag.TotalSeconds)
            round.Raise(AlertKind.WentBack, Told($"{view.Witness} cosigned {view.Cosigned.Checkpoint.Size} entries at {CosignedTime.Words(time)}; {world.Name} still shows {ours.Size}"));
    }

    void ComparePairs(Round round)
    {
        var seen = round.Views.Where(view => view.Cosigned is not null).ToList();
        for (var one = 0; one < seen.Count; one++)
        {
            for (var other = one + 1; other < seen.Count; other++)
            {
                var (a, b) = (seen[one].Cosigned!, seen[other].Cosigned!);
                if (a.Checkpoint.Size == b.Checkpoint.Size && a.Checkpoint.Root != b.Checkpoint.Root)
                    Split(round, a.Note, b.Note, Told($"{seen[one].Witness} and {seen[other].Witness} cosigned different roots for {a.Checkpoint.Size} entries"));
            }
        }
    }

    void Split(Round round, CheckpointNote one, CheckpointNote other, string words) => round.Raise(
        new Alert(AlertKind.SplitView, words) { Evidence = [store.Keep(one.Note.Bytes), store.Keep(other.Note.Bytes)] });

    static string Told(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
