using System.Text;
using System.Text.Json;
using Servanda.Assessment.Bundles;
using Servanda.SystemTests.Servers;
using Servanda.Transparency.Proofs;

namespace Servanda.SystemTests.Cli;

/// <summary>The first command of the README, and what a doubter does with what it wrote.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_writes_reports_and_bundles_that_verify_with_their_log_proof_until_one_byte_is_changed()
    {
        using var scratch = new Scratch();
        var demo = await CommandLine.RunAsync("demo", "--out", scratch.At("demo"));
        Assert.True(demo.Code == 0, demo.Output + demo.Error);

        Assert.Contains("<html lang=\"en\"", await File.ReadAllTextAsync(scratch.At("demo/index.html")), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(scratch.At("demo/scorecards.json")));
        var bundles = Directory.GetFiles(scratch.At("demo/bundles"), "*.zip");
        Assert.True(bundles.Length >= 16);
        Assert.Equal(bundles.Length, document.RootElement.GetProperty("organisations").GetArrayLength());

        string[] verify = ["verify", "--anchor", scratch.At("demo/root-anchor.txt"), "--policy", scratch.At("demo/log.policy")];
        var verified = await CommandLine.RunAsync([.. verify, .. bundles]);
        Assert.True(verified.Code == 0, verified.Output);
        Assert.Equal(bundles.Length, Lines(verified.Output, "  ok        log ").Count(line =>
            line.Contains("recorded no later than", StringComparison.Ordinal)));
        Assert.Equal(bundles.Length, Lines(verified.Output, "  ok        dnssec ").Count(line =>
            line.Contains("answers proven from the root’s key", StringComparison.Ordinal)));
        Assert.Equal(0, (await CommandLine.RunAsync("log", "fsck", scratch.At("demo/log"))).Code);

        foreach (var (change, named) in (IEnumerable<(Func<string, string>, string)>)
            [
                (proof => Change(proof, "extra ", 40), "inclusion:"),
                (proof => proof.Replace("\n\nlog.demo", "\n\nlog.domo", StringComparison.Ordinal), "log:"),
                (proof => Change(proof, "— log.demo.example/accords ", 40), "log: the signature of log.demo.example/accords"),
                (proof => Change(proof, "— two.witness.demo.example ", 40), "witnesses: the cosignature of two.witness.demo.example"),
            ])
        {
            await File.WriteAllBytesAsync(scratch.At("changed.zip"), WithProof(await File.ReadAllBytesAsync(bundles[0]), change));
            var changed = await CommandLine.RunAsync([.. verify, scratch.At("changed.zip")]);
            Assert.True(changed.Code == 1, changed.Output);
            Assert.Contains(named, Assert.Single(Lines(changed.Output, "  FAILED ")), StringComparison.Ordinal);
        }

        var bytes = await File.ReadAllBytesAsync(bundles[0]);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(bundles[0], bytes);
        var broken = await CommandLine.RunAsync(["verify", .. bundles]);
        Assert.True(broken.Code == 1, broken.Output);
        Assert.Contains("FAILED", broken.Output, StringComparison.Ordinal);

        await AnotherLogTakesTheBundleAsync(scratch, bundles[1]);
        await AChangeOfTheLogIsNamedAsync(scratch);
        await AChangeOfAChainIsNamedAsync(scratch, bundles.Single(path => Path.GetFileName(path) == "exemplary.zip"), verify);

        Assert.DoesNotContain("PRIVATE", demo.Output + demo.Error, StringComparison.Ordinal);
        Assert.Equal(["log.key", "witness.key", "witness.key"], Directory.EnumerateFiles(scratch.At("demo"), "*", SearchOption.AllDirectories)
            .Where(path => File.ReadAllBytes(path).AsSpan().IndexOf("PRIVATE+KEY"u8) >= 0).Select(Path.GetFileName).Order());

        // A second demo goes on with the log of the first.
        var again = await CommandLine.RunAsync("demo", "--out", scratch.At("demo"));
        Assert.True(again.Code == 0, again.Output + again.Error);
        Assert.Equal(0, (await CommandLine.RunAsync([.. verify, .. bundles])).Code);
        Assert.Equal(0, (await CommandLine.RunAsync("log", "fsck", scratch.At("demo/log"))).Code);
    }

    /// <summary>What one log has, another can have too: its proof takes the place of the first one's.</summary>
    static async Task AnotherLogTakesTheBundleAsync(Scratch scratch, string bundle)
    {
        string[] anchor = ["--anchor", scratch.At("demo/root-anchor.txt")];
        var (log, copy) = (scratch.At("other"), scratch.At("copy.zip"));
        File.Copy(bundle, copy);
        var made = await CommandLine.RunAsync("log", "init", log, "--origin", "other.example/log");
        scratch.Write("other.policy", $"log {made.Output.Trim()}\nquorum none\n");
        // Chains that do not begin at the root one believes are no evidence to log.
        Assert.Equal(2, (await CommandLine.RunAsync("log", "append", log, copy)).Code);
        var appended = await CommandLine.RunAsync(["log", "append", log, .. anchor, copy]);
        Assert.True(appended.Code == 0, appended.Output + appended.Error);
        Assert.Contains("evidence.snapshot", appended.Output, StringComparison.Ordinal);
        var verified = await CommandLine.RunAsync(["verify", .. anchor, "--policy", scratch.At("other.policy"), copy]);
        Assert.True(verified.Code == 0, verified.Output);
        Assert.Contains("entry 2 of other.example/log", verified.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.RunAsync("log", "prove", log, copy)).Code);
        Assert.Equal(0, (await CommandLine.RunAsync("log", "fsck", log)).Code);
    }

    /// <summary>A leaf, a tile or a checkpoint with one bit changed, by the operator's check and by a stranger's monitor.</summary>
    static async Task AChangeOfTheLogIsNamedAsync(Scratch scratch)
    {
        var tree = scratch.At("demo/log/public");
        foreach (var file in (string[])["tile/entries/000.p/128", "tile/0/000.p/128", "checkpoint"])
        {
            Assert.True(File.Exists(Path.Combine(tree, file)), string.Join('\n', Directory.GetFiles(tree, "*", SearchOption.AllDirectories)));
            var before = await File.ReadAllBytesAsync(Path.Combine(tree, file));
            byte[] changed = [.. before];
            changed[before.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(Path.Combine(tree, file), changed);
            var fsck = await CommandLine.RunAsync("log", "fsck", scratch.At("demo/log"));
            Assert.NotEqual(0, fsck.Code);
            Assert.Contains(file, fsck.Output + fsck.Error, StringComparison.Ordinal);
            var monitor = await CommandLine.RunAsync("monitor", tree, "--policy", scratch.At("demo/log.policy"), "--once",
                "--state", scratch.At("state-" + Path.GetDirectoryName(file)!.Replace('/', '-')));
            // A monitor hashes the entries themselves and needs no tile above them; the operator's check reads all.
            Assert.True(monitor.Code == (file.StartsWith("tile/0", StringComparison.Ordinal) ? 0 : 1), monitor.Output + monitor.Error);
            await File.WriteAllBytesAsync(Path.Combine(tree, file), before);
        }
    }

    static async Task AChangeOfAChainIsNamedAsync(Scratch scratch, string bundle, string[] verify)
    {
        System.IO.Compression.ZipFile.ExtractToDirectory(bundle, scratch.At("unpacked"));
        var path = scratch.At("unpacked/observations/chains.json");
        var text = await File.ReadAllTextAsync(path);
        var at = text.LastIndexOf("\"sets\":[\"", StringComparison.Ordinal) + 60;
        await File.WriteAllTextAsync(path, text.Remove(at, 1).Insert(at, text[at] == 'A' ? "B" : "A"));
        var verified = await CommandLine.RunAsync([.. verify, scratch.At("unpacked")]);
        Assert.True(verified.Code == 1, verified.Output);
        var failed = Lines(verified.Output, "  FAILED ").ToList();
        Assert.Contains(failed, line => line.Contains("files", StringComparison.Ordinal) && line.Contains("observations/chains.json", StringComparison.Ordinal));
        Assert.Contains(failed, line => line.Contains("dnssec", StringComparison.Ordinal));
    }

    static IEnumerable<string> Lines(string output, string start) =>
        output.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Another base64 character some places behind these words.</summary>
    static string Change(string proof, string before, int places)
    {
        var at = proof.IndexOf(before, StringComparison.Ordinal) + before.Length + places;
        return proof.Remove(at, 1).Insert(at, proof[at] == 'A' ? "B" : "A");
    }

    static byte[] WithProof(byte[] bundle, Func<string, string> change)
    {
        var at = bundle.AsSpan().LastIndexOf("c2sp.org/tlog-proof@v1"u8);
        var end = at + bundle.AsSpan(at).IndexOf("PK\x01\x02"u8);
        var proof = Encoding.UTF8.GetString(bundle, at, end - at);
        Assert.NotNull(TlogProof.Read(Encoding.UTF8.GetBytes(proof)).Value);
        return BundleProof.Add(bundle, Encoding.UTF8.GetBytes(change(proof)))!;
    }
}
