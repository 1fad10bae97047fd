using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords.Scorecards;
using Servanda.Core;
using Servanda.Storage.Measurement;

namespace Servanda.Tests.Storage;

/// <summary>Trends over time, by the rules of docs/method.md.</summary>
public sealed class StandingTests
{
    [Fact]
    public void A_trend_never_mixes_methods_and_loses_no_run() => Prop.ForAll<(byte, byte)[]>(steps =>
    {
        var history = History(steps);
        var segments = history.Segments.ToList();
        Assert.All(segments, segment => Assert.Single(segment.Select(run => run.Method).Distinct()));
        Assert.Equal(history.Runs, segments.SelectMany(segment => segment));
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.NotEqual(pair.First[0].Method, pair.Second[0].Method));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_before_a_change_of_method_changes_nothing_after_it() => Prop.ForAll<(byte, byte)[], (byte, byte)[]>((before, after) =>
    {
        var own = History([.. after.Select(step => ((byte)(100 + step.Item1 % 3), step.Item2))]);
        var all = new StandingHistory<ControlStatus>("c", [.. History([.. before.Select(step => ((byte)(step.Item1 % 3), step.Item2))]).Runs, .. own.Runs]);
        if (own.Runs.Count > 0)
            Assert.Equal(own.Turn(), all.Turn());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Silence_achieves_and_loses_nothing()
    {
        Assert.Null(History([(1, 4), (1, 3)]).Turn());
        Assert.Equal(new Turn(true, At(0), false), History([(1, 0), (1, 4)]).Turn());
        Assert.Equal(new Turn(false, At(2), true), History([(1, 0), (1, 4), (1, 2), (1, 1)]).Turn());
    }

    static DateTimeOffset At(int day) => DateTimeOffset.UnixEpoch.AddDays(day);

    static StandingHistory<ControlStatus> History((byte Method, byte Status)[] steps) => new("c",
    [
        .. steps.Select((step, at) => new Standing<ControlStatus>(
            Digest.Of([step.Method]), (ControlStatus)(step.Status % 5), At(at), At(at))),
    ]);
}
