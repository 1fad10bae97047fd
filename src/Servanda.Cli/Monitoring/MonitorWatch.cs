using System.CommandLine;
using System.Text;
using Servanda.Cli.Commands;
using Servanda.Core.Json;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Witnessing;
using Monitor = Servanda.Transparency.Monitoring.Monitor;

namespace Servanda.Cli.Monitoring;

/// <summary>Looks round after round, and says what is new: an alert that stands is told once.</summary>
sealed class MonitorWatch(Monitor monitor, WatchedLog log, bool isJson, InvocationConfiguration streams, TimeProvider clock)
{
    static readonly TimeSpan ProgressPause = TimeSpan.FromSeconds(2);

    HashSet<string> _told = new(StringComparer.Ordinal);
    long _lastProgress = clock.GetTimestamp();

    /// <summary>Looks once; the exit code says what came of it.</summary>
    public async Task<int> LookAsync(CancellationToken cancel)
    {
        var round = await monitor.RunAsync(Progress, cancel);
        var at = clock.GetUtcNow();
        if (isJson)
            streams.Output.WriteLine(Encoding.UTF8.GetString(CanonicalJson.Write(MonitorWords.Json(round, log, at))));
        else
            Tell(round, at);
        await streams.Output.FlushAsync(CancellationToken.None);
        return round.Alerts.Count > 0 ? ExitCode.Below : round.Checkpoint is null ? ExitCode.NotMeasured : ExitCode.Done;
    }

    void Tell(MonitorRound round, DateTimeOffset at)
    {
        var now = new HashSet<string>(StringComparer.Ordinal);
        Say($"state {round.Checkpoint?.Checkpoint.Root}", [MonitorWords.State(round, log, at)], streams.Output);
        foreach (var alert in round.Alerts)
            Say($"{alert.Kind} {alert.Words}", MonitorWords.Alert(alert, at), streams.Output);
        foreach (var words in round.NotMeasured)
            Say(words, [MonitorWords.NotMeasured(words, at)], streams.Error);
        _told = now;

        void Say(string what, IEnumerable<string> lines, TextWriter to)
        {
            now.Add(what);
            if (_told.Contains(what))
                return;
            foreach (var line in lines)
                to.WriteLine(line);
        }
    }

    void Progress(long done, long total)
    {
        if (clock.GetElapsedTime(_lastProgress) < ProgressPause)
            return;
        _lastProgress = clock.GetTimestamp();
        streams.Error.WriteLine(FormattableString.Invariant($"replayed {done} of {total} entries"));
    }
}
