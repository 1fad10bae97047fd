using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Tests.Dns;
using Servanda.Tests.Transparency.Witnessing;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Witnessing;
using Monitor = Servanda.Transparency.Monitoring.Monitor;

namespace Servanda.Tests.Transparency.Monitoring;

public sealed class MonitorTests : IDisposable
{
    readonly MadeUpLog _log = MadeUpLog.Open();
    readonly CosigningKey _one = CosigningKey.Generate("one.example"), _two = CosigningKey.Generate("two.example");
    readonly MemoryMonitorStore _store = new();
    readonly ManualClock _clock = new();
    readonly Dictionary<string, string?> _shown = [];
    readonly MemoryPublishedLog _world;

    public MonitorTests() => _world = new(_log);

    public void Dispose()
    {
        _log.Dispose();
        _one.Dispose();
        _two.Dispose();
    }

    [Fact]
    public async Task A_log_that_grows_honestly_raises_nothing_and_each_entry_is_replayed_once()
    {
        List<long> seen = [];
        foreach (var size in (long[])[0, 3, 300, 300, 1000, 70_000])
        {
            _world.Publish(size);
            var round = await LookAsync(settings => settings with { LookFor = Noting(seen) });
            Assert.Empty(round.Alerts);
            Assert.Empty(round.NotMeasured);
            Assert.Equal(size, _store.State.Last!.Checkpoint.Size);
        }
        Assert.Equal(Enumerable.Range(0, 70_000).Select(at => (long)at), seen);

        static Func<ReadOnlyMemory<byte>, string?> Noting(List<long> seen) => entry =>
        {
            seen.Add(long.Parse(Encoding.UTF8.GetString(entry.Span)["entry ".Length..], System.Globalization.CultureInfo.InvariantCulture));
            return null;
        };
    }

    [Theory]
    [InlineData(300)]
    [InlineData(900)]
    [InlineData(200)]
    public async Task A_log_that_rewrites_its_past_is_a_fork_with_both_signed_notes_as_evidence(long size)
    {
        _world.Publish(300);
        await LookAsync();
        var kept = _store.Kept;
        _world.Log = _log.Forked(7);
        _world.Publish(size);
        var alert = Assert.Single((await LookAsync()).Alerts);
        Assert.Equal(AlertKind.Fork, alert.Kind);
        Assert.Equal([_log.At(300).Note.Bytes.ToArray(), _world.Checkpoint!.Note.Bytes.ToArray()], _store.Evidence);
        Assert.Equal(2, alert.Evidence.Count);
        Assert.Same(kept, _store.Kept);
    }

    [Fact]
    public async Task An_older_checkpoint_of_the_same_tree_is_told_and_what_was_seen_is_not_forgotten()
    {
        _world.Publish(300);
        await LookAsync();
        _world.Publish(200);
        Assert.Equal(AlertKind.WentBack, Assert.Single((await LookAsync()).Alerts).Kind);
        Assert.Equal(300, _store.State.Last!.Checkpoint.Size);
        _world.Checkpoint = null;
        Assert.Equal(AlertKind.WentBack, Assert.Single((await LookAsync()).Alerts).Kind);
    }

    [Fact]
    public async Task Entries_other_than_those_hashed_are_told_by_their_number_and_read_again_once_mended()
    {
        _world.Publish(300);
        _world.Changes = (id, bytes) => id.Level is null && id.Index == 1 ? Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(bytes.Span).Replace("entry 280", "entry 28X", StringComparison.Ordinal)) : bytes;
        var alert = Assert.Single((await LookAsync()).Alerts);
        Assert.Equal(AlertKind.OtherEntries, alert.Kind);
        Assert.Contains("entry 280 in tile/entries/001.p/44", alert.Words, StringComparison.Ordinal);
        _world.Changes = (_, bytes) => bytes;
        Assert.Empty((await LookAsync()).Alerts);
        Assert.Equal(300, _store.State.Last!.Checkpoint.Size);
    }

    [Fact]
    public async Task A_tile_that_is_missing_or_cut_short_is_named()
    {
        _world.Publish(300);
        _world.Changes = (id, bytes) => id.Level is null && id.Index == 0 ? default(ReadOnlyMemory<byte>?) : bytes;
        var missing = Assert.Single((await LookAsync()).Alerts);
        Assert.Equal((AlertKind.Broken, true), (missing.Kind, missing.Words.Contains("tile/entries/000", StringComparison.Ordinal)));
        _world.Changes = (_, bytes) => bytes[..^1];
        Assert.Equal(AlertKind.Broken, Assert.Single((await LookAsync()).Alerts).Kind);
    }

    [Fact]
    public async Task A_silent_log_is_not_measured_and_raises_nothing()
    {
        _world.Publish(300);
        await LookAsync();
        _world.IsSilent = true;
        var round = await LookAsync();
        Assert.Empty(round.Alerts);
        Assert.Equal(["the log is silent"], round.NotMeasured);
    }

    [Fact]
    public async Task A_checkpoint_that_the_log_did_not_sign_is_told()
    {
        using var impostor = MadeUpLog.Open();
        _world.Checkpoint = impostor.At(3);
        Assert.Equal(AlertKind.NotSigned, Assert.Single((await LookAsync()).Alerts).Kind);
        using var other = MadeUpLog.Open("other.example");
        _world.Checkpoint = other.At(3);
        Assert.Equal(AlertKind.NotSigned, Assert.Single((await LookAsync()).Alerts).Kind);
    }

    [Fact]
    public async Task An_entry_that_is_looked_for_is_told_with_its_number()
    {
        _world.Publish(300);
        var round = await LookAsync(settings => settings with
        {
            LookFor = entry => entry.Span.EndsWith(" 299"u8) ? "a score of example.org" : null,
        });
        Assert.Equal((AlertKind.Entry, 299L, "entry 299: a score of example.org"),
            (Assert.Single(round.Alerts).Kind, round.Alerts[0].Entry, round.Alerts[0].Words));
    }

    [Fact]
    public async Task A_checkpoint_without_its_quorum_is_told_and_one_with_it_is_not()
    {
        _world.Publish(300);
        Assert.Equal(AlertKind.NotWitnessed, Assert.Single((await LookAsync(Witnessed)).Alerts).Kind);
        _world.Checkpoint = _world.Checkpoint!.With(_one.Cosign(_world.Checkpoint.Note.Text.Span, _clock.GetUtcNow()));
        Assert.Equal(AlertKind.NotWitnessed, Assert.Single((await LookAsync(Witnessed)).Alerts).Kind);
        _world.Checkpoint = _world.Checkpoint!.With(_two.Cosign(_world.Checkpoint.Note.Text.Span, _clock.GetUtcNow()));
        Assert.Empty((await LookAsync(Witnessed)).Alerts);
    }

    [Fact]
    public async Task A_checkpoint_cosigned_too_long_ago_is_stale()
    {
        Publish(300);
        Assert.Empty((await LookAsync(Fresh)).Alerts);
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(AlertKind.Stale, Assert.Single((await LookAsync(Fresh)).Alerts).Kind);
        Publish(301);
        Assert.Empty((await LookAsync(Fresh)).Alerts);

        MonitorSettings Fresh(MonitorSettings settings) => Witnessed(settings) with { MaxAge = TimeSpan.FromHours(1) };
    }

    [Theory]
    [InlineData(300)]
    [InlineData(280)]
    [InlineData(400)]
    public async Task A_witness_that_was_told_another_story_is_a_split_view_with_both_notes_as_evidence(long size)
    {
        Publish(300);
        Show(_one, _log.At(290));
        Show(_two, _log.Forked(20).At(size));
        var alert = Assert.Single((await LookAsync(Asking)).Alerts);
        Assert.Equal(AlertKind.SplitView, alert.Kind);
        Assert.Contains("witness two", alert.Words, StringComparison.Ordinal);
        Assert.Equal(2, _store.Evidence.Count);
    }

    [Fact]
    public async Task Two_witnesses_told_two_stories_of_one_size_are_a_split_view_though_the_log_shows_neither()
    {
        Publish(200);
        Show(_one, _log.Forked(250).At(300));
        Show(_two, _log.Forked(260).At(300));
        Assert.Contains((await LookAsync(Asking)).Alerts, alert => alert.Words.Contains("cosigned different roots for 300", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Witnesses_that_agree_raise_nothing_and_one_ahead_only_when_the_log_stays_behind()
    {
        Publish(300);
        Show(_one, _log.At(300));
        Show(_two, _log.At(320));
        Assert.Empty((await LookAsync(Asking)).Alerts);
        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(AlertKind.WentBack, Assert.Single((await LookAsync(Asking)).Alerts).Kind);
    }

    [Fact]
    public async Task A_witness_that_is_away_is_not_measured_and_one_that_shows_rubbish_is_told()
    {
        Publish(300);
        Show(_one, _log.At(300));
        _shown["two.example"] = "rubbish";
        var round = await LookAsync(Asking);
        Assert.Equal(AlertKind.WitnessWrong, Assert.Single(round.Alerts).Kind);
        _shown.Remove("two.example");
        round = await LookAsync(Asking);
        Assert.Empty(round.Alerts);
        Assert.Contains("two.example", Assert.Single(round.NotMeasured), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_broken_off_goes_on_where_it_was()
    {
        _world.Publish(5000);
        _world.Changes = (id, bytes) => id.Level is null && id.Index == 10 ? throw new IOException("gone away") : bytes;
        await LookAsync(settings => settings with { KeepEvery = 256, Fetches = 1 });
        Assert.Equal((2560L, false), (_store.State.Edge.Size, _store.State.Last is not null));
        _world.Changes = (_, bytes) => bytes;
        var round = await LookAsync();
        Assert.Equal((2560L, 5000L), round.Replayed);
        Assert.Empty(round.Alerts);
    }

    [Fact]
    public async Task A_state_that_was_changed_is_refused_by_name()
    {
        _world.Publish(300);
        await LookAsync();
        _store.Kept![30] ^= 1;
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => LookAsync());
        Assert.Contains("memory", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_state_is_read_or_refused() =>
        Prop.ForAll<byte[]>(bytes => MonitorState.Read(bytes ?? []).Value is null).QuickCheckThrowOnFailure();

    void Publish(long size)
    {
        _world.Publish(size);
        foreach (var key in (CosigningKey[])[_one, _two])
            _world.Checkpoint = _world.Checkpoint!.With(key.Cosign(_world.Checkpoint.Note.Text.Span, _clock.GetUtcNow()));
    }

    void Show(CosigningKey key, CheckpointNote note) => _shown[key.Verifier.Id.Name] =
        Encoding.UTF8.GetString(note.With(key.Cosign(note.Note.Text.Span, _clock.GetUtcNow())).Note.Bytes.Span);

    MonitorSettings Witnessed(MonitorSettings settings) => settings with
    {
        Policy = LogPolicy.Read(Encoding.UTF8.GetBytes($"""
            log {_log.Key}
            witness one {_one.Verifier} https://one.example
            witness two {_two.Verifier} https://two.example
            group both all one two
            quorum both

            """)).Value!,
    };

    MonitorSettings Asking(MonitorSettings settings) =>
        Witnessed(settings) with { Witnesses = WitnessPeer.In(Witnessed(settings).Policy) };

    async Task<MonitorRound> LookAsync(Func<MonitorSettings, MonitorSettings>? change = null)
    {
        var settings = new MonitorSettings { Log = _log.Watched, Policy = LogPolicy.Unwitnessed(_log.Key) };
        using var http = new HttpClient(new Witnesses(this));
        var monitor = new Monitor(_world, change?.Invoke(settings) ?? settings, _store, http, _clock);
        return await monitor.RunAsync((_, _) => { }, TestContext.Current.CancellationToken);
    }

    sealed class Witnesses(MonitorTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal($"/{test._log.Watched.OriginHash}/checkpoint", request.RequestUri!.AbsolutePath);
            return test._shown.TryGetValue(request.RequestUri.Host, out var note)
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(note!) })
                : throw new HttpRequestException("no such host");
        }
    }
}
