using FsCheck;
using FsCheck.Fluent;
using Servanda.Transparency.Merkle;

namespace Servanda.Tests.Transparency.Merkle;

public sealed class MerkleProofTests
{
    const int Largest = 40;

    static readonly TreeHash[] Leaves = [.. Enumerable.Range(0, Largest).Select(number => Rfc6962.Leaf([(byte)number]))];

    [Fact]
    public void Every_entry_of_every_small_tree_is_shown_to_be_in_it_and_no_other()
    {
        for (var size = 1; size <= Largest; size++)
        {
            for (var index = 0; index < size; index++)
            {
                List<TreeHash> proof = [.. ProofShape.OfInclusion(index, size).Select(Hash)];
                Assert.True(MerkleProof.ShowsInclusion(Leaves[index], index, size, proof, Root(size)));
                Assert.False(MerkleProof.ShowsInclusion(Leaves[index], index + 1, size, proof, Root(size)));
                Assert.False(MerkleProof.ShowsInclusion(Leaves[(index + 1) % Largest], index, size, proof, Root(size)));
                Assert.False(MerkleProof.ShowsInclusion(Leaves[index], index, size, [.. proof, Leaves[0]], Root(size)));
                Assert.False(proof.Count > 0 && MerkleProof.ShowsInclusion(Leaves[index], index, size, proof[1..], Root(size)));
            }
        }
    }

    [Fact]
    public void Every_small_tree_is_shown_to_go_on_from_every_smaller_one()
    {
        for (var size = 0; size <= Largest; size++)
        {
            for (var old = 0; old <= size; old++)
            {
                List<TreeHash> proof = [.. ProofShape.OfConsistency(old, size).Select(Hash)];
                Assert.True(MerkleProof.ShowsConsistency(old, Root(old), size, Root(size), proof));
                Assert.False(MerkleProof.ShowsConsistency(old, Leaves[^1], size, Root(size), proof));
                Assert.False(MerkleProof.ShowsConsistency(old, Root(old), size, Root(size), [.. proof, Leaves[0]]));
                Assert.False(old > 0 && MerkleProof.ShowsConsistency(old, Root(old), size, Leaves[^1], proof));
                Assert.False(proof.Count > 0 && MerkleProof.ShowsConsistency(old, Root(old), size, Root(size), proof[1..]));
            }
        }
    }

    [Fact]
    public void A_tree_is_not_shown_to_go_on_from_a_larger_one() =>
        Assert.False(MerkleProof.ShowsConsistency(3, Root(3), 2, Root(2), []));

    [Fact]
    public void A_frontier_goes_on_from_any_size_as_if_it_had_not_stopped()
    {
        for (var size = 0; size < Largest; size++)
        {
            var frontier = Frontier.Of(size, Frontier.PeaksOf(size).Select(Hash));
            var copy = frontier.Copy();
            copy.Append(Leaves[size]);
            Assert.Equal(Root(size), frontier.Root());
            Assert.Equal(Root(size + 1), copy.Root());
        }
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(8, 13, true)]
    [InlineData(4, 9, false)]
    [InlineData(3, 3, true)]
    [InlineData(2, 1, false)]
    public void A_subtree_begins_at_a_multiple_of_its_size(long start, long end, bool isValid) =>
        Assert.Equal(isValid, new Subtree(start, end).IsValid);

    [Fact]
    public void Any_numbers_and_hashes_are_checked_without_a_throw() =>
        Prop.ForAll<(long, long, long, byte[])>(one =>
        {
            var proof = one.Item4.Select(octet => Leaves[octet % Largest]).ToList();
            return !MerkleProof.ShowsInclusion(Leaves[0], one.Item1, one.Item2, proof, Leaves[1]) &
                !MerkleProof.ShowsConsistency(one.Item1, Root(3), one.Item2, Leaves[1], proof) &
                !MerkleProof.ShowsConsistency(new Subtree(one.Item1, one.Item2), Root(3), one.Item3, Leaves[1], proof);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_hash_is_read_from_its_one_text()
    {
        Assert.True(TreeHash.TryRead(Leaves[3].ToString(), out var hash));
        Assert.Equal(Leaves[3], hash);
        Assert.False(TreeHash.TryRead(Leaves[3].ToString()[..^1] + "A", out _));
        Assert.False(TreeHash.TryRead("YmFuYW5hcw==", out _));
        Prop.ForAll<string>(text => !TreeHash.TryRead(text, out _)).QuickCheckThrowOnFailure();
    }

    static TreeHash Root(int size) => size == 0 ? Rfc6962.Empty : Hash(new Subtree(0, size));

    // RFC 6962 §2.1 to the letter, to hold the quicker ways to.
    static TreeHash Hash(Subtree range) => range.Size == 1
        ? Leaves[range.Start]
        : Rfc6962.Node(Hash(range with { End = Middle(range) }), Hash(range with { Start = Middle(range) }));

    static long Middle(Subtree range)
    {
        var width = 1L;
        while (width * 2 < range.Size)
            width *= 2;
        return range.Start + width;
    }
}
