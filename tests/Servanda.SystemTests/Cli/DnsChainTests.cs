using Servanda.SystemTests.Dnssec;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Cli;

/// <summary><c>servanda dns query --validate</c> and <c>dns verify</c>, over zones that real servers have.</summary>
[Collection(nameof(SignedWorld))]
public sealed class DnsChainTests(PrivateInternet world)
{
    string Resolver => $"127.0.0.1:{world.Resolver.Port}";

    [Theory]
    [InlineData("www.p256.test", "A", "secure", 0)]
    [InlineData("nx.p256.test", "A", "secure", 0)]
    [InlineData("www.ed25519.test", "A", "secure", 0)]
    [InlineData("www.plain.test", "A", "insecure", 0)]
    public async Task An_answer_is_proven_and_proven_again_offline(string name, string type, string result, int code)
    {
        using var scratch = new Scratch();
        var file = scratch.At("answer.chain");
        var asked = await CommandLine.RunAsync(
            "dns", "query", name, type, "--resolver", Resolver, "--anchor", world.AnchorFile, "--chain", file);
        Assert.Equal((code, true), (asked.Code, asked.Output.StartsWith($"; {result}:", StringComparison.Ordinal)));
        var proven = await CommandLine.RunAsync("dns", "verify", file, "--anchor", world.AnchorFile);
        Assert.Equal((code, true), (proven.Code, proven.Output.Contains($"; {result}:", StringComparison.Ordinal)));
        var later = await CommandLine.RunAsync("dns", "verify", file, "--anchor", world.AnchorFile, "--at", "2060-01-01T00:00:00Z");
        Assert.Equal((1, true), (later.Code, later.Output.Contains("signature expired", StringComparison.Ordinal)));
        var foreign = await CommandLine.RunAsync("dns", "verify", file);
        Assert.Equal((1, true), (foreign.Code, foreign.Output.Contains("; bogus:", StringComparison.Ordinal)));
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace($"\"{result}\"", result == "secure" ? "\"insecure\"" : "\"secure\"", StringComparison.Ordinal));
        Assert.Equal(1, (await CommandLine.RunAsync("dns", "verify", file, "--anchor", world.AnchorFile)).Code);
        await File.WriteAllTextAsync(file, text.Replace("\"sets\":[\"", "\"sets\":[\"A", StringComparison.Ordinal));
        Assert.Equal(2, (await CommandLine.RunAsync("dns", "verify", file, "--anchor", world.AnchorFile)).Code);
    }

    [Fact]
    public async Task Of_what_is_bogus_there_is_no_chain_and_the_reason_is_told()
    {
        using var scratch = new Scratch();
        var file = scratch.At("answer.chain");
        // The world's anchor is not IANA's.
        var asked = await CommandLine.RunAsync("dns", "query", "www.p256.test", "A", "--resolver", Resolver, "--chain", file);
        Assert.Equal((1, false), (asked.Code, File.Exists(file)));
        Assert.Contains("DNSKEY missing", asked.Output, StringComparison.Ordinal);
        Assert.Contains("no chain to write", asked.Error, StringComparison.Ordinal);
    }
}
