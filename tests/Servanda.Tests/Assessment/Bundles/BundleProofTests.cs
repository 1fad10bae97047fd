using Servanda.Accords.Leaves;
using Servanda.Accords.Reading;
using Servanda.Assessment.Bundles;
using Servanda.Core.Cryptography;
using Servanda.Core.Files;
using Servanda.Transparency.Policies;

namespace Servanda.Tests.Assessment.Bundles;

public sealed class BundleProofTests
{
    [Fact]
    public async Task A_bundle_with_its_proof_verifies_and_says_by_when_it_was_recorded()
    {
        using var log = Log();
        var checks = Verify(await WithProofAsync(log), log.Policy);
        Assert.All(checks, check => Assert.True(check.Outcome == CheckOutcome.Passed || check.Name == "dnssec", check.Words.En));
        Assert.Equal("entry 1 of log.example/accords at 2 entries; recorded no later than 2026-11-22 16:00:05Z, "
            + "by first.example/w, second.example/w", checks.Single(check => check.Name == "log").Words.En);
    }

    [Fact]
    public async Task Without_a_policy_the_line_says_what_was_not_checked()
    {
        using var log = Log();
        var check = Verify(await WithProofAsync(log), null).Single(check => check.Name == "log");
        Assert.Equal(CheckOutcome.NotApplicable, check.Outcome);
        Assert.Contains("--policy", check.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_about_another_manifest_is_told_apart()
    {
        using var log = Log();
        var zip = await BundleTests.WriteAsync();
        var other = LeafOf(zip) with { Subject = LeafId.For("somebody-else") };
        var check = Verify(BundleProof.Add(zip, log.Prove(other.Write(), 1, 2).Write())!, log.Policy).Single(check => check.Name == "log");
        Assert.Equal(CheckOutcome.Failed, check.Outcome);
        Assert.Contains("something else", check.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_any_byte_of_the_proof_fails()
    {
        using var log = Log();
        var zip = await BundleTests.WriteAsync();
        var proof = log.Prove(LeafOf(zip).Write(), 1, 2).Write();
        var verifier = new ProofVerifier(log.Policy);
        Assert.DoesNotContain(verifier.Verify(proof), check => check.Outcome == CheckOutcome.Failed);
        for (var at = 0; at < proof.Length; at++)
        {
            var changed = proof.ToArray();
            changed[at] ^= (byte)(1 << (at % 8));
            Assert.True(verifier.Verify(changed).Any(check => check.Outcome == CheckOutcome.Failed), $"byte {at} changed unseen");
        }
    }

    [Fact]
    public async Task What_was_changed_is_named()
    {
        using var log = Log();
        using var forger = Log();
        var leaf = LeafOf(await BundleTests.WriteAsync());
        var proof = log.Prove(leaf.Write(), 1, 2);
        Assert.Equal(["inclusion"], Failed(proof.Write(), (leaf with { Time = leaf.Time.AddSeconds(1) }).Write()));
        Assert.Equal(["witnesses"], Failed(log.Prove(leaf.Write(), 1).Write(), null));
        Assert.Equal(["log", "witnesses"], Failed(forger.Prove(leaf.Write(), 1, 2).Write(), null));
        var text = System.Text.Encoding.UTF8.GetString(proof.Write());
        Assert.Equal(["inclusion", "log", "witnesses"], Failed(text.Replace("accords\n2\n", "accords\n3\n", StringComparison.Ordinal)));
        var cosignature = text.LastIndexOf(' ') + 30;
        Assert.Equal(["witnesses"], Failed(text.Remove(cosignature, 1).Insert(cosignature, text[cosignature] == 'A' ? "B" : "A")));
        Assert.Equal(["proof"], Failed(text.Replace("index 1", "index 01", StringComparison.Ordinal)));

        IEnumerable<string> Failed(object given, byte[]? entry = null) =>
            [.. new ProofVerifier(log.Policy).Verify(given as byte[] ?? System.Text.Encoding.UTF8.GetBytes((string)given), entry)
                .Where(check => check.Outcome == CheckOutcome.Failed).Select(check => check.Name)];
    }

    [Fact]
    public async Task A_proof_put_in_twice_takes_the_place_of_the_one_before()
    {
        using var log = Log();
        var once = await WithProofAsync(log);
        Assert.Equal(once.Length, BundleProof.Add(once, StoredZip.Read(once, out _)[^1].Bytes)!.Length);
        Assert.Null(BundleProof.Add("no zip"u8.ToArray(), "x"u8.ToArray()));
    }

    [Fact]
    public async Task What_is_logged_of_a_bundle_is_its_manifest_and_the_scores()
    {
        var zip = await BundleTests.WriteAsync();
        var logged = LoggedBundle.Read(zip).Value!;
        Assert.Equal(StoredZip.Read(zip, out _)[0].Digest, logged.Snapshot.Manifest);
        Assert.Equal(("bundle", "cta"), (logged.Subject.ToString(), Assert.Single(logged.Scores).Accord.ToString()));
        Assert.All(logged.Scores[0].Commitments, one => Assert.InRange(one.Met, 0, one.Shown));
    }

    static SmallLog Log()
    {
        Assert.SkipUnless(Ed25519.CanSign, "this machine cannot sign");
        return new();
    }

    static Leaf LeafOf(byte[] zip) => new()
    {
        Subject = LoggedBundle.Read(zip).Value!.Subject,
        Time = DateTimeOffset.UnixEpoch,
        Body = LoggedBundle.Read(zip).Value!.Snapshot,
    };

    static async Task<byte[]> WithProofAsync(SmallLog log)
    {
        var zip = await BundleTests.WriteAsync();
        return BundleProof.Add(zip, log.Prove(LeafOf(zip).Write(), 1_795_363_200, 1_795_363_205).Write())!;
    }

    static IReadOnlyList<BundleCheck> Verify(byte[] zip, LogPolicy? policy) =>
        new BundleVerifier(EmbeddedCatalogue.Catalogue) { Policy = policy }.Verify(zip);
}
