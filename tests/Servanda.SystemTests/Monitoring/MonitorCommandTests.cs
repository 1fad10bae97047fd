using System.Text.Json;
using Servanda.SystemTests.Log;
using Servanda.SystemTests.Servers;
using Servanda.SystemTests.Witnessing;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Keys;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Witnessing;

namespace Servanda.SystemTests.Monitoring;

/// <summary><c>servanda monitor</c> over a log served by nginx, and over witnesses that are processes of their own.</summary>
public sealed class MonitorCommandTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_log_served_by_nginx_is_replayed_once_and_then_only_what_is_new()
    {
        using var log = await LogScratch.StartAsync(leaves: 600);
        await using var nginx = await ServeAsync(log);
        var url = Url(nginx);
        var first = await LookAsync(log, url);
        Assert.True(first.Code == 0, first.Output + first.Error);
        Assert.Equal((0, 601), Replayed(first));
        Assert.Equal(0, (await log.RunAsync("append", "--link", log.Write("leaf.json", LogScratch.Draft("other")))).Code);
        var second = await LookAsync(log, url, "--about", "other");
        Assert.Equal((601, 602), Replayed(second));
        Assert.Equal(1, second.Code);
        var alert = Assert.Single(Alerts(second));
        Assert.Equal(("entry", 601), (alert.GetProperty("kind").GetString(), alert.GetProperty("entry").GetInt64()));
        Assert.Contains("withdrawal about other", alert.GetProperty("words").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await LookAsync(log, url, "--about", "other")).Code);
    }

    [Theory]
    [InlineData("tile/entries/000", "other-entries", "tile/entries/000")]
    [InlineData("tile/entries/001.p/45", "other-entries", "tile/entries/001.p/45")]
    [InlineData("checkpoint", "not-signed", "checkpoint")]
    public async Task A_changed_file_is_told_and_named(string file, string kind, string named)
    {
        using var log = await LogScratch.StartAsync(leaves: 300);
        await using var nginx = await ServeAsync(log);
        log.Flip(file, ^10);
        var run = await LookAsync(log, Url(nginx));
        Assert.Equal(1, run.Code);
        var alert = Assert.Single(Alerts(run));
        Assert.Equal(kind, alert.GetProperty("kind").GetString());
        Assert.Contains(named, alert.GetProperty("words").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_reached_is_not_measured_with_3()
    {
        using var log = await LogScratch.StartAsync();
        var run = await LookAsync(log, FormattableString.Invariant($"http://127.0.0.1:{Ports.Free()}/"));
        Assert.Equal(3, run.Code);
        Assert.Empty(Alerts(run));
    }

    [Fact]
    public async Task A_log_that_tells_a_witness_another_story_is_caught_with_both_signed_notes_as_evidence()
    {
        using var log = await LogScratch.StartAsync();
        var (one, two) = (await WitnessScratch.CreateAsync(log, "one"), await WitnessScratch.CreateAsync(log, "two"));
        await using var first = await one.StartAsync();
        await using var second = await two.StartAsync();
        // The quorum is one of the two, and the log asks only the first; the second it tells of a tree with another entry.
        var policy = await WitnessScratch.PolicyAsync(log, 1, one.Line);
        Assert.Equal(0, (await log.RunAsync("append", "--link", log.Write("leaf.json", LogScratch.Draft("acme")))).Code);
        await TellAsync(log, two, 2);
        policy = log.Write("both", (await File.ReadAllTextAsync(policy, TestContext.Current.CancellationToken)).Replace(
            "group enough 1 one", $"{two.Line}\ngroup enough 1 one two", StringComparison.Ordinal));
        var run = await CommandLine.RunAsync("monitor", log.Log, "--once", "--json", "--policy", policy, "--state", _scratch.Root);
        Assert.True(run.Code == 1, run.Output + run.Error);
        // Told of the log and the second witness, and of the two witnesses.
        Assert.Equal(["split-view", "split-view"], Alerts(run).Select(one => one.GetProperty("kind").GetString()));
        var alert = Alerts(run)[0];
        Assert.Contains("witness two", alert.GetProperty("words").GetString(), StringComparison.Ordinal);
        var key = await WitnessScratch.LogKeyAsync(log);
        var notes = alert.GetProperty("evidence").EnumerateArray().Select(path => CheckpointNote.Read(File.ReadAllBytes(path.GetString()!)).Value!.Verify(key).Value!).ToList();
        Assert.Equal((2, true), (notes.Count, notes[0].Checkpoint.Root != notes[1].Checkpoint.Root));
    }

    [Fact]
    public async Task A_checkpoint_cosigned_too_long_ago_is_stale()
    {
        using var log = await LogScratch.StartAsync();
        var one = await WitnessScratch.CreateAsync(log, "one");
        var policy = await WitnessScratch.PolicyAsync(log, 1, one.Line);
        await using var first = await one.StartAsync();
        Assert.Equal(0, (await log.RunAsync("append", "--link", log.Write("leaf.json", LogScratch.Draft("acme")))).Code);
        Assert.Equal(0, (await CommandLine.RunAsync("monitor", log.Log, "--once", "--max-age", "1", "--policy", policy, "--state", _scratch.Root)).Code);
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        var stale = await CommandLine.RunAsync("monitor", log.Log, "--once", "--max-age", "0.0005", "--policy", policy, "--state", _scratch.Root);
        Assert.Equal(1, stale.Code);
        Assert.Contains("ALERT stale", stale.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_on_until_it_is_stopped_and_then_says_whether_there_was_an_alert()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGINT to send");
        using var log = await LogScratch.StartAsync();
        await using var run = RealProcess.Start("dotnet", CommandLine.Program, "monitor", log.Log, "--every", "1", "--state", _scratch.Root);
        await run.SaysAsync("1 entries");
        Assert.Equal(0, (await log.RunAsync("append", "--link", log.Write("leaf.json", LogScratch.Draft("acme")))).Code);
        await run.SaysAsync("2 entries");
        await RealProcess.RunAsync("/bin/kill", ["-INT", FormattableString.Invariant($"{run.Id}")]);
        await run.EndsAsync();
        Assert.DoesNotContain("ALERT", run.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no/such/directory")]
    [InlineData("https://log.example.org/")]
    [InlineData("https://log.example.org/", "--key", "no key")]
    [InlineData("https://log.example.org/", "--max-age", "-1")]
    public async Task Wrong_input_says_so_with_2(params string[] arguments)
    {
        var run = await CommandLine.RunAsync(["monitor", "--once", "--state", _scratch.Root, .. arguments]);
        Assert.True(run.Code == 2, $"{run.Code}: {run.Output}{run.Error}");
        Assert.NotEmpty(run.Error.Trim());
    }

    /// <summary>Tells a witness of a tree of so many entries, all of them empty, with the log's own key.</summary>
    static async Task TellAsync(LogScratch log, WitnessScratch witness, long size)
    {
        using var key = KeyFile.Read(Path.Combine(log.Log, "log.key")).Value!;
        var tree = new Frontier();
        while (tree.Size < size)
            tree.Append(Rfc6962.Leaf([]));
        using var http = WitnessClient.OpenHttp();
        var client = new WitnessClient(http, [new("two", witness.Key, new Uri(witness.Url))], WitnessLimits.Default, TimeProvider.System);
        var note = CheckpointNote.Sign(new Checkpoint(key.Verifier.Id.Name, size, tree.Root()), key);
        Assert.IsType<WitnessAnswer.Cosigned>(Assert.Single(await client.AskAsync(
            note, (_, _) => Task.FromResult<IReadOnlyList<TreeHash>>([]), _ => false, TestContext.Current.CancellationToken)));
    }

    Task<Nginx> ServeAsync(LogScratch log) => Nginx.StartAsync(_scratch, (plain, second) => $$"""
        server {
            listen 127.0.0.1:{{plain}};
            listen 127.0.0.1:{{second}};
            root {{log.Tree}};
            default_type application/octet-stream;
            location = /checkpoint { default_type "text/plain; charset=utf-8"; add_header Cache-Control "max-age=2"; }
            location /tile/ { add_header Cache-Control "max-age=31536000, immutable"; }
        }
        """);

    static string Url(Nginx nginx) => FormattableString.Invariant($"http://127.0.0.1:{nginx.Plain}");

    async Task<Ended> LookAsync(LogScratch log, string url, params string[] options) => await CommandLine.RunAsync(
        ["monitor", url, "--once", "--json", "--state", _scratch.At("monitor"), "--key", (await WitnessScratch.LogKeyAsync(log)).ToString(), .. options]);

    static (long, long) Replayed(Ended run)
    {
        using var json = JsonDocument.Parse(run.Output);
        var replayed = json.RootElement.GetProperty("replayed");
        return (replayed.GetProperty("from").GetInt64(), replayed.GetProperty("to").GetInt64());
    }

    static List<JsonElement> Alerts(Ended run)
    {
        using var json = JsonDocument.Parse(run.Output);
        return [.. json.RootElement.GetProperty("alerts").EnumerateArray().Select(alert => alert.Clone())];
    }
}
