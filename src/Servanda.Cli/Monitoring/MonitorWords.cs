using System.Globalization;
using Servanda.Core;
using Servanda.Core.Json;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Witnessing;

namespace Servanda.Cli.Monitoring;

/// <summary>A round of a monitor as lines for people, or as one line of JSON.</summary>
static class MonitorWords
{
    /// <summary>The word of a kind of alert.</summary>
    public static string Id(AlertKind kind) => kind switch
    {
        AlertKind.Fork => "fork",
        AlertKind.SplitView => "split-view",
        AlertKind.WentBack => "went-back",
        AlertKind.NotSigned => "not-signed",
        AlertKind.NotWitnessed => "not-witnessed",
        AlertKind.WitnessWrong => "witness-wrong",
        AlertKind.Stale => "stale",
        AlertKind.Broken => "broken",
        AlertKind.OtherEntries => "other-entries",
        AlertKind.Entry => "entry",
    };

    /// <summary>What the log shows, and how far it was replayed.</summary>
    public static string State(MonitorRound round, WatchedLog log, DateTimeOffset at) => Line(at, round.Checkpoint is not { Checkpoint: var seen }
        ? $"{log.Origin}: no checkpoint seen"
        : $"{log.Origin}: {seen.Size} entries, root {seen.Root}, {Witnessed(round)}; replayed {round.Replayed.To - round.Replayed.From}");

    /// <summary>An alert and where the evidence is.</summary>
    public static IEnumerable<string> Alert(Alert alert, DateTimeOffset at) =>
        alert.Evidence.Select(path => $"  evidence: {Visible.Of(path)}").Prepend(Line(at, $"ALERT {Id(alert.Kind)}: {alert.Words}"));

    /// <summary>What could not be looked at.</summary>
    public static string NotMeasured(string words, DateTimeOffset at) => Line(at, $"not measured: {words}");

    /// <summary>All of it for machines.</summary>
    public static JsonItem Json(MonitorRound round, WatchedLog log, DateTimeOffset at) => JsonItem.Of(
        ("at", Time(at)),
        ("origin", log.Origin),
        ("size", round.Checkpoint is { } size ? size.Checkpoint.Size : default(JsonItem?)),
        ("root", round.Checkpoint?.Checkpoint.Root.ToString()),
        ("cosignatures", JsonItem.List(round.Cosignatures.Select(one => JsonItem.Of(("witness", one.By.Id.Name), ("time", one.Time))))),
        ("witnesses", JsonItem.List(round.Views.Select(View))),
        ("replayed", JsonItem.Of(("from", round.Replayed.From), ("to", round.Replayed.To))),
        ("alerts", JsonItem.List(round.Alerts.Select(Json))),
        ("notMeasured", JsonItem.List(round.NotMeasured.Select(words => (JsonItem)words))));

    static JsonItem Json(Alert alert) => JsonItem.Of(
        ("kind", Id(alert.Kind)), ("words", alert.Words),
        ("entry", alert.Entry is { } entry ? entry : default(JsonItem?)),
        ("evidence", JsonItem.List(alert.Evidence.Select(path => (JsonItem)path))));

    static JsonItem View(WitnessView view) => JsonItem.Of(
        ("name", view.Witness.Name),
        ("size", view.Cosigned is { } size ? size.Checkpoint.Size : default(JsonItem?)),
        ("root", view.Cosigned?.Checkpoint.Root.ToString()),
        ("time", view.Cosigned is { } cosigned ? cosigned.Cosignature.Time : default(JsonItem?)));

    static string Witnessed(MonitorRound round) => round.Cosignatures.Count == 0
        ? "no cosignature of a known witness"
        : string.Create(CultureInfo.InvariantCulture,
            $"cosigned by {round.Cosignatures.Count} (latest {CosignedTime.Words(round.Cosignatures.Max(one => one.Time))})");

    static string Line(DateTimeOffset at, FormattableString words) => Line(at, words.ToString(CultureInfo.InvariantCulture));

    static string Line(DateTimeOffset at, string words) => Visible.Of($"{Time(at)} {words}");

    static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
