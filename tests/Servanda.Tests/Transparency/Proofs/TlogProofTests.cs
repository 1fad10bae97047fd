using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Cryptography;
using Servanda.Core.Json;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Proofs;

namespace Servanda.Tests.Transparency.Proofs;

public sealed class TlogProofTests
{
    const string Origin = "log.example/one";

    static readonly TreeHash[] Leaves = [.. Enumerable.Range(0, 3).Select(number => Rfc6962.Leaf([(byte)number]))];

    [Fact]
    public void Every_proof_of_the_suite_is_written_read_or_refused_as_it_should_be()
    {
        var suite = StrictJson.Read(File.ReadAllBytes(Suites.Path("log", "tlog-proof", "proofs.json"))).Value!;
        var (written, refused) = (suite["marshal"]!.Items, suite["reject"]!.Items);
        Assert.Equal((3, 8), (written.Count, refused.Count));
        foreach (var one in written)
        {
            var proof = new TlogProof
            {
                Index = one["index"]!.AsInteger!.Value,
                Hashes = [.. one["hashes"]!.Items.Select(hash => TreeHash.Of(Convert.FromBase64String(hash.AsText!)))],
                Extra = one["extraB64"]!.AsText is { } extra ? Convert.FromBase64String(extra) : default(ReadOnlyMemory<byte>?),
                Checkpoint = Encoding.UTF8.GetBytes(one["checkpoint"]!.AsText!),
            };
            Assert.Equal(one["text"]!.AsText, Encoding.UTF8.GetString(proof.Write()));
            var read = TlogProof.Read(proof.Write()).Value!;
            Assert.Equal(proof.Hashes, read.Hashes);
            Assert.Equal(proof.Write(), read.Write());
        }
        foreach (var one in refused)
            Assert.True(TlogProof.Read(Encoding.UTF8.GetBytes(one["text"]!.AsText!)).Value is null, one["name"]!.AsText);
        TestContext.Current.TestOutputHelper?.WriteLine($"tlog-proof: {written.Count + refused.Count} of 11");
    }

    [Fact]
    public void A_proof_of_an_entry_verifies_and_one_of_another_does_not()
    {
        using var key = Key();
        var policy = LogPolicy.Unwitnessed(key.Verifier);
        var proof = TlogProof.Read(Proof(key).Write()).Value!;
        Assert.Equal(3, proof.Verify([1], policy).Value!.Accepted.Checkpoint.Size);
        Assert.Equal("proof.inclusion.wrong", proof.Verify([2], policy).Problems.Single().Code);
    }

    [Fact]
    public void Everything_wrong_with_a_proof_is_told()
    {
        using var key = Key();
        using var other = Key();
        var policy = LogPolicy.Unwitnessed(other.Verifier);
        Assert.Equal(["note.unsigned", "proof.inclusion.wrong"], Proof(key).Verify([2], policy).Problems.Select(one => one.Code));
        var beyond = new TlogProof { Index = 3, Hashes = [], Checkpoint = Proof(key).Checkpoint };
        Assert.Equal(["note.unsigned", "proof.index.beyond"], beyond.Verify([1], policy).Problems.Select(one => one.Code));
    }

    [Fact]
    public void A_proof_with_any_byte_changed_verifies_no_more()
    {
        using var key = Key();
        var policy = LogPolicy.Unwitnessed(key.Verifier);
        var bytes = Proof(key).Write();
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.True(TlogProof.Read(bytes).Value?.Verify([1], policy).Value is null, $"octet {at}");
            bytes[at] ^= 1;
        }
    }

    [Theory]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0", "proof.index proof.checkpoint.missing")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\nx\n\ncheckpoint\n", "proof.index proof.hash")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAAA\nextra AAAA\nindex 0\n\n", "proof.index proof.hash proof.checkpoint.missing")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\ncheckpoint\n", "proof.header")]
    public void Every_fault_of_a_proof_is_told(string text, string codes) =>
        Assert.Equal(codes, string.Join(' ', TlogProof.Read(Encoding.UTF8.GetBytes(text)).Problems.Select(one => one.Code)));

    [Fact]
    public void A_proof_with_more_hashes_than_any_tree_needs_is_refused()
    {
        var lines = string.Concat(Enumerable.Repeat(Leaves[0] + "\n", 64));
        var read = TlogProof.Read(Encoding.ASCII.GetBytes($"{TlogProof.Header}\nindex 0\n{lines}\ncheckpoint\n"));
        Assert.Equal("proof.hash.count", read.Problems.Single().Code);
    }

    [Fact]
    public void Any_bytes_are_read_as_a_proof_without_a_throw()
    {
        Prop.ForAll<byte[]>(bytes => TlogProof.Read(bytes) is { } read && read.IsClean == (read.Value is not null))
            .QuickCheckThrowOnFailure();
        string[] pieces = [TlogProof.Header, "\n", "index ", "extra ", "0", "17", "AAAA", Leaves[0].ToString(), "\n\n", "é"];
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(list => TlogProof.Header + "\n" + string.Concat(list)).ToArbitrary(), text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var read = TlogProof.Read(bytes);
            return read.IsClean == (read.Value is not null) && (read.Value is null || read.Value.Write().SequenceEqual(bytes));
        }).QuickCheckThrowOnFailure();
    }

    static TlogProof Proof(NoteSigningKey key)
    {
        var root = Rfc6962.Node(Rfc6962.Node(Leaves[0], Leaves[1]), Leaves[2]);
        return new TlogProof
        {
            Index = 1,
            Hashes = [Leaves[0], Leaves[2]],
            Checkpoint = CheckpointNote.Sign(new Checkpoint(Origin, 3, root), key).Note.Bytes,
        };
    }

    static NoteSigningKey Key()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        return NoteSigningKey.Generate(Origin);
    }
}
