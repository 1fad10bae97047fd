using Servanda.SystemTests.Log;
using Servanda.SystemTests.Servers;
using Servanda.Transparency.Policies;

namespace Servanda.SystemTests.Witnessing;

/// <summary>A log and its witnesses, each a process of its own.</summary>
public sealed class QuorumTests
{
    [Fact]
    public async Task A_witness_that_lies_is_named_holds_up_what_needs_it_and_is_left_out_of_what_does_not()
    {
        using var log = await LogScratch.StartAsync();
        var one = await WitnessScratch.CreateAsync(log, "one");
        await using var first = await one.StartAsync();
        var published = 1;
        foreach (var way in Lies.Ways.Keys)
        {
            await using var liar = await Lies.StartAsync(way);
            await WitnessScratch.PolicyAsync(log, 2, one.Line, liar.Line);
            var before = await File.ReadAllBytesAsync(CheckpointPath(log), TestContext.Current.CancellationToken);
            var held = await AppendAsync(log, "--wait", "1");
            Assert.True(held.Code != 0, way);
            Assert.True(held.Error.Contains("witness liar at http://127.0.0.1:", StringComparison.Ordinal), $"{way}: {held.Error}");
            Assert.Equal(before, await File.ReadAllBytesAsync(CheckpointPath(log), TestContext.Current.CancellationToken));

            var policy = await WitnessScratch.PolicyAsync(log, 1, one.Line, liar.Line);
            var appended = await log.RunAsync("append");
            Assert.True(appended.Code == 0, $"{way}: {appended.Output}{appended.Error}");
            Assert.Equal(["one.example"], Cosigners(log, policy, ++published));
        }
        Assert.Equal(9, published - 1);
    }

    [Fact]
    public async Task A_witness_killed_holds_up_the_checkpoint_and_restarted_goes_on_from_where_it_was()
    {
        using var log = await LogScratch.StartAsync();
        var (one, two) = (await WitnessScratch.CreateAsync(log, "one"), await WitnessScratch.CreateAsync(log, "two"));
        var policy = await WitnessScratch.PolicyAsync(log, 2, one.Line, two.Line);
        await using var first = await one.StartAsync();
        await using (var second = await two.StartAsync())
        {
            Assert.Equal(0, (await AppendAsync(log)).Code);
            await second.KillAsync("-KILL");
        }
        var waits = await AppendAsync(log, "--wait", "2");
        Assert.NotEqual(0, waits.Code);
        Assert.Contains($"witness two at {two.Url}", waits.Error, StringComparison.Ordinal);
        Assert.Equal(2, Cosigners(log, policy, 2).Count);
        await using var again = await two.StartAsync();
        var published = await log.RunAsync("append");
        Assert.True(published.Code == 0, published.Output + published.Error);
        Assert.Equal(["one.example", "two.example"], Cosigners(log, policy, 3).Order());
        Assert.Contains(": cosigned", again.Process.Log, StringComparison.Ordinal);
    }

    static Task<Ended> AppendAsync(LogScratch log, params string[] options) =>
        log.RunAsync("append", ["--link", .. options, log.Write("leaf.json", LogScratch.Draft("acme"))]);

    static string CheckpointPath(LogScratch log) => Path.Combine(log.Tree, "checkpoint");

    /// <summary>Who cosigned what is published, which has to be of this size and as the policy asks.</summary>
    static List<string> Cosigners(LogScratch log, string policy, long size)
    {
        var accepted = LogPolicy.Read(File.ReadAllBytes(policy)).Value!.Verify(File.ReadAllBytes(CheckpointPath(log)));
        Assert.Empty(accepted.Problems);
        Assert.Equal(size, accepted.Value!.Checkpoint.Size);
        return [.. accepted.Value.Cosignatures.Select(one => one.By.Id.Name)];
    }
}
