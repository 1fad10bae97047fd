using System.Text;
using Servanda.Core.Json;
using Servanda.Transparency.Merkle;

namespace Servanda.Tests.Transparency.Merkle;

/// <summary>The proofs and roots of shared/suites/log/merkle-proofs.</summary>
public sealed class MerkleSuiteTests
{
    // docs/conformance.md says why we answer this one the other way.
    const string Otherwise = "size1 is zero and size2 is not zero";

    [Theory]
    [InlineData("inclusion", 98)]
    [InlineData("consistency", 98)]
    [InlineData("subtreeinclusion", 204)]
    [InlineData("subtreeconsistency", 118)]
    public void Every_proof_of_the_suite_is_accepted_or_refused_as_it_should_be(string kind, int count)
    {
        var cases = File.ReadLines(Suites.Path("log", "merkle-proofs", "cases.jsonl"))
            .Select(line => StrictJson.Read(Encoding.UTF8.GetBytes(line)).Value!)
            .Where(one => one["kind"]!.AsText == kind).ToList();
        Assert.Equal(count, cases.Count);
        foreach (var one in cases)
        {
            var isRefused = one["wantErr"]!.AsTruth == true && !(kind == "consistency" && one["desc"]!.AsText == Otherwise);
            Assert.True(Shows(kind, one) != isRefused, $"{one["file"]!.AsText}: {one["desc"]!.AsText}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"merkle-proofs, {kind}: {cases.Count} of {count}");
    }

    [Fact]
    public void The_reference_tree_has_the_reference_roots()
    {
        var tree = StrictJson.Read(File.ReadAllBytes(Suites.Path("log", "merkle-proofs", "rfc6962-reference-tree.json"))).Value!;
        var frontier = new Frontier();
        var roots = tree["rootHashesHexBySize"]!.Items;
        Assert.Equal(9, roots.Count);
        Assert.Equal(roots[0].AsText, Hex(frontier.Root()));
        for (var at = 0; at < 8; at++)
        {
            frontier.Append(Rfc6962.Leaf(Convert.FromHexString(tree["leafInputsHex"]!.Items[at].AsText!)));
            Assert.Equal(roots[at + 1].AsText, Hex(frontier.Root()));
        }
        Assert.Equal(tree["emptyLeafHash"]!.AsText, Hex(Rfc6962.Leaf([])));
        Assert.Equal(tree["leaf_L123456"]!.AsText, Hex(Rfc6962.Leaf("L123456"u8)));
    }

    static bool Shows(string kind, JsonItem one)
    {
        List<TreeHash> proof = [.. one["proof"]!.Items.Select(Hash).OfType<TreeHash>()];
        var hashes = one["proof"]!.Items.Count == proof.Count;
        return hashes && kind switch
        {
            "inclusion" => Hash(one["leafHash"]) is { } leaf && Hash(one["root"]) is { } root &&
                MerkleProof.ShowsInclusion(leaf, Number(one, "leafIdx"), Number(one, "treeSize"), proof, root),
            "consistency" => Hash(one["root1"]) is { } old && Hash(one["root2"]) is { } root &&
                MerkleProof.ShowsConsistency(Number(one, "size1"), old, Number(one, "size2"), root, proof),
            "subtreeinclusion" => Hash(one["leafHash"]) is { } leaf && Hash(one["root"]) is { } root &&
                MerkleProof.ShowsInclusion(leaf, Number(one, "leafIdx"), Range(one), proof, root),
            _ => Hash(one["root1"]) is { } old && Hash(one["root2"]) is { } root &&
                MerkleProof.ShowsConsistency(Range(one), old, Number(one, "size"), root, proof),
        };
    }

    static Subtree Range(JsonItem one) => new(Number(one, "start"), Number(one, "end"));

    // Sizes of the suite reach 2^64 - 1; a tree of ours ends before 2^63.
    static long Number(JsonItem one, string key) => one[key] is { AsReal: { } real } ? real < long.MaxValue ? (long)real : -1 : 0;

    // The suite's library compares octets of any number: others than 32 are stood for by their hash, so that what was
    // equal stays equal. None at all is no hash.
    static TreeHash? Hash(JsonItem? text) =>
        text?.AsText is not { Length: > 0 } base64 ? null
        : TreeHash.TryRead(base64, out var hash) ? hash : Rfc6962.Leaf(Convert.FromBase64String(base64));

    static string Hex(TreeHash hash) => Convert.ToHexStringLower(hash.Span);
}
