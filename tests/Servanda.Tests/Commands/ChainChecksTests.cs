using Servanda.Assessment.Bundles;
using Servanda.Cli.Commands;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;
using Servanda.Tests.Dns.Dnssec;

namespace Servanda.Tests.Commands;

public sealed class ChainChecksTests
{
    static readonly TestWorld World = TestWorld.Of(new TestZone("example.test", "www A 192.0.2.1"));

    static readonly byte[] File = ChainFile.Write(World.Look("www.example.test", "A").Chain!, World.Look("gone.example.test", "A").Chain!);

    [Fact]
    public void Each_answer_of_a_chain_file_is_a_check()
    {
        var checks = ChainChecks.Verify(File, World.Anchors);
        Assert.Equal([CheckOutcome.Passed, CheckOutcome.Passed], checks.Select(check => check.Outcome));
        Assert.StartsWith("www.example.test", checks[0].Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_anchor_proves_nothing() =>
        Assert.All(ChainChecks.Verify(File, TrustAnchors.Root), check => Assert.Equal(CheckOutcome.Failed, check.Outcome));

    [Fact]
    public void A_changed_byte_fails()
    {
        for (var at = 0; at < File.Length; at += 7)
        {
            var changed = File.ToArray();
            changed[at] ^= (byte)(1 << (at % 8));
            Assert.Contains(ChainChecks.Verify(changed, World.Anchors), check => check.Outcome == CheckOutcome.Failed);
        }
    }
}
