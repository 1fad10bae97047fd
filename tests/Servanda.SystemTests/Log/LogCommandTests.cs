using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Log;

/// <summary>A log as an operator keeps it, from the first command to the recovery.</summary>
public sealed class LogCommandTests
{
    [Fact]
    public async Task A_leaf_that_is_logged_gets_its_proof_which_verifies_offline()
    {
        using var log = await LogScratch.StartAsync();
        var leaf = log.Write("leaf.json", LogScratch.Draft("acme"));
        var appended = await log.RunAsync("append", "--link", leaf);
        Assert.True(appended.Code == 0, appended.Output + appended.Error);
        Assert.Contains("withdrawal", appended.Output, StringComparison.Ordinal);
        var verified = await log.VerifyAsync(leaf + ".tlog-proof");
        Assert.True(verified.Code == 0, verified.Output + verified.Error);
        Assert.Contains("entry 1 of " + LogScratch.Origin, verified.Output, StringComparison.Ordinal);
        var proved = await log.RunAsync("prove", leaf);
        Assert.Equal(await File.ReadAllTextAsync(leaf + ".tlog-proof"), proved.Output);
        Assert.Equal(proved.Output, (await log.RunAsync("prove", "1")).Output);
        Assert.Equal(0, (await log.RunAsync("fsck")).Code);
    }

    [Fact]
    public async Task A_leaf_that_does_not_follow_the_one_before_is_refused_and_not_logged()
    {
        using var log = await LogScratch.StartAsync(leaves: 1);
        var leaf = log.Write("leaf.json",
            """{"body":{"accord":"cta"},"format":"servanda-leaf/1","kind":"withdrawal","subject":"acme","time":1763800000}""");
        var refused = await log.RunAsync("append", leaf);
        Assert.Equal(2, refused.Code);
        Assert.Contains("chain.prev.missing", refused.Error, StringComparison.Ordinal);
        Assert.Contains("\"size\":2", (await log.RunAsync("fsck", "--json")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tile/entries/000.p/4", "tile/entries/000.p/4")]
    [InlineData("tile/0/000.p/4", "tile/0/000.p/4")]
    [InlineData("checkpoint", "checkpoint")]
    public async Task A_file_of_the_log_with_one_bit_changed_is_named(string file, string named)
    {
        using var log = await LogScratch.StartAsync(leaves: 3);
        log.Flip(file, ^10);
        var checkedAgain = await log.RunAsync("fsck");
        Assert.NotEqual(0, checkedAgain.Code);
        Assert.Contains(named, checkedAgain.Output + checkedAgain.Error, StringComparison.Ordinal);
        // Nothing is signed on top of it.
        var appended = await log.RunAsync("append", "--link", log.Write("leaf.json", LogScratch.Draft("acme")));
        Assert.NotEqual(0, appended.Code);
        Assert.Contains(named, appended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inclusion", "extra ")]
    [InlineData("log", LogScratch.Origin + "\n4\n")]
    [InlineData("log", "— " + LogScratch.Origin + " ")]
    public async Task A_proof_with_one_character_changed_is_told_by_what_was_changed(string check, string before)
    {
        using var log = await LogScratch.StartAsync(leaves: 3);
        var text = (await log.RunAsync("prove", "2")).Output;
        var at = text.IndexOf(before, StringComparison.Ordinal) + before.Length + 20;
        Assert.True(at > before.Length + 19);
        var proof = log.Write("changed.tlog-proof", text.Remove(at, 1).Insert(at, text[at] == 'A' ? "B" : "A"));
        var verified = await log.VerifyAsync(proof);
        Assert.Equal(1, verified.Code);
        Assert.Contains(verified.Output.Split('\n'), line => line.StartsWith($"  FAILED    {check} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_key_is_signed_by_the_old_one_and_old_proofs_still_verify()
    {
        using var log = await LogScratch.StartAsync(leaves: 1);
        var proof = log.Write("old.tlog-proof", (await log.RunAsync("prove", "1")).Output);
        var rotated = await log.RunAsync("rotate");
        Assert.True(rotated.Code == 0, rotated.Output + rotated.Error);
        var leaf = log.Write("leaf.json", LogScratch.Draft("acme"));
        Assert.Equal(0, (await log.RunAsync("append", "--link", leaf)).Code);
        Assert.Equal(0, (await log.RunAsync("fsck")).Code);
        Assert.Equal(0, (await log.VerifyAsync(proof)).Code);
        // A reader who was not told of the new key does not believe it.
        Assert.Equal(1, (await log.VerifyAsync(leaf + ".tlog-proof")).Code);
        await File.WriteAllTextAsync(log.Policy, $"log {rotated.Output.Trim()}\nquorum none\n");
        Assert.Equal(0, (await log.VerifyAsync(leaf + ".tlog-proof")).Code);
    }

    [Fact]
    public async Task A_log_whose_database_is_gone_refuses_and_is_taken_over_from_what_was_published()
    {
        using var log = await LogScratch.StartAsync(leaves: 2);
        foreach (var file in Directory.GetFiles(log.Log, "log.db*"))
            File.Delete(file);
        var leaf = log.Write("leaf.json", LogScratch.Draft("acme"));
        var refused = await log.RunAsync("append", "--link", leaf);
        Assert.Equal(2, refused.Code);
        Assert.Contains("knows no log", refused.Error, StringComparison.Ordinal);
        var adopted = await log.RunAsync("init", "--adopt");
        Assert.True(adopted.Code == 0, adopted.Output + adopted.Error);
        Assert.Equal(0, (await log.RunAsync("append", "--link", leaf)).Code);
        Assert.Equal(0, (await log.RunAsync("fsck")).Code);
    }

    [Fact]
    public async Task A_tree_that_is_not_whole_is_not_taken_over()
    {
        using var log = await LogScratch.StartAsync(leaves: 2);
        foreach (var file in Directory.GetFiles(log.Log, "log.db*"))
            File.Delete(file);
        log.Flip("tile/entries/000.p/3", ^10);
        var refused = await log.RunAsync("init", "--adopt");
        Assert.Equal(2, refused.Code);
        Assert.Contains("000.p/3", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("init", "DIR")]
    [InlineData("init", "DIR", "--origin", "two words")]
    [InlineData("append", "DIR", "/no/such/file")]
    [InlineData("prove", "DIR", "0")]
    [InlineData("fsck", "DIR")]
    [InlineData("rotate", "DIR")]
    [InlineData("fsck")]
    public async Task Wrong_input_says_so_with_2(params string[] arguments)
    {
        using var scratch = new Scratch();
        var run = await CommandLine.RunAsync(["log", .. arguments.Select(one => one == "DIR" ? scratch.At("none") : one)]);
        Assert.True(run.Code == 2, $"{run.Code}: {run.Output}{run.Error}");
        Assert.NotEmpty(run.Error.Trim());
    }
}
