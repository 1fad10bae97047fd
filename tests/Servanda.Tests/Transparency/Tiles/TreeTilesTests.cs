using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Tiles;

namespace Servanda.Tests.Transparency.Tiles;

public sealed class TreeTilesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(70_000)]
    public async Task Roots_and_proofs_from_tiles_are_those_of_the_entries(int size)
    {
        var cancel = TestContext.Current.CancellationToken;
        TreeHash[] leaves = [.. Enumerable.Range(0, size).Select(number => Rfc6962.Leaf(BitConverter.GetBytes(number)))];
        var source = new MemoryTiles(leaves);
        var tiles = new TreeTiles(source, size);
        var whole = Root(leaves, size);
        Assert.Equal(whole, await tiles.RootAsync(cancel));
        Assert.Equal(whole, (await tiles.FrontierAsync(cancel)).Root());
        foreach (var index in new[] { 0, size / 3, size / 2, size - 1 })
        {
            Assert.Equal(leaves[index], await tiles.LeafAsync(index, cancel));
            var proof = await tiles.ProveInclusionAsync(index, cancel);
            Assert.True(MerkleProof.ShowsInclusion(leaves[index], index, size, proof, whole));
            var old = await tiles.ProveConsistencyAsync(index, cancel);
            Assert.True(MerkleProof.ShowsConsistency(index, Root(leaves, index), size, whole, old));
        }
    }

    [Fact]
    public async Task A_proof_reads_a_tile_of_each_level_and_the_right_edge()
    {
        const int Size = 70_000;
        var source = new MemoryTiles([.. Enumerable.Range(0, Size).Select(number => Rfc6962.Leaf(BitConverter.GetBytes(number)))]);
        await new TreeTiles(source, Size).ProveInclusionAsync(12_345, TestContext.Current.CancellationToken);
        Assert.InRange(source.Reads, 1, 6);
    }

    [Fact]
    public async Task Where_a_partial_tile_is_gone_the_full_one_serves()
    {
        TreeHash[] leaves = [.. Enumerable.Range(0, 300).Select(number => Rfc6962.Leaf(BitConverter.GetBytes(number)))];
        var source = new MemoryTiles(leaves) { WithoutPartials = true };
        Assert.Equal(Root(leaves, 256), await new TreeTiles(source, 300).RootAsync(256, TestContext.Current.CancellationToken));
        Assert.Equal(Root(leaves, 200), await new TreeTiles(source, 200).RootAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_missing_tile_and_a_short_one_are_named()
    {
        var cancel = TestContext.Current.CancellationToken;
        var missing = await Assert.ThrowsAsync<InvalidDataException>(() => new TreeTiles(new MemoryTiles([]), 3).RootAsync(cancel).AsTask());
        Assert.Equal("tile/0/000.p/3 is missing.", missing.Message);
        var source = new MemoryTiles([Rfc6962.Leaf([1])]) { IsCut = true };
        var cut = await Assert.ThrowsAsync<InvalidDataException>(() => new TreeTiles(source, 1).RootAsync(cancel).AsTask());
        Assert.Equal("tile/0/000.p/1: tile.size at octet 31.", cut.Message);
    }

    [Fact]
    public void A_bundle_gives_back_its_entries()
    {
        var written = new ArrayBufferWriter<byte>();
        byte[][] entries = [[], [1, 2, 3], new byte[EntryBundle.MaxEntryOctets]];
        foreach (var entry in entries)
            EntryBundle.Write(entry, written);
        var read = EntryBundle.Read(written.WrittenMemory, 3).Value!;
        Assert.Equal(entries, Enumerable.Range(0, read.Count).Select(at => read[at].ToArray()));
        Assert.Equal("entries.long", EntryBundle.Read(written.WrittenMemory, 2).Problems.Single().Code);
        Assert.Equal("entries.short", EntryBundle.Read(written.WrittenMemory, 4).Problems.Single().Code);
        Assert.Equal("entries.short", EntryBundle.Read(written.WrittenMemory[..^1], 3).Problems.Single().Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => EntryBundle.Write(new byte[EntryBundle.MaxEntryOctets + 1], written));
    }

    [Fact]
    public void Any_bytes_are_read_as_tile_and_bundle_without_a_throw() =>
        Prop.ForAll<byte[], int>((bytes, width) =>
            HashTile.Read(bytes, width) is { } tile && tile.IsClean == (tile.Value is not null) &&
            EntryBundle.Read(bytes, width) is { } bundle && bundle.IsClean == (bundle.Value is not null) &&
            (bundle.Value is null || bundle.Value.Count == width)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1_000_000_000)]
    [InlineData(TreeCheck.MaxSize)]
    [InlineData(long.MaxValue)]
    public async Task A_checkpoint_that_claims_more_than_is_there_costs_no_more_than_a_bounded_look(long size)
    {
        var source = new MemoryTiles([Rfc6962.Leaf([1])]);
        var check = await TreeCheck.RunAsync(source, new TreeHead(size, Rfc6962.Empty), 2, null, TestContext.Current.CancellationToken);
        Assert.InRange(check.Faults.Count, 1, TreeCheck.MaxFaults);
        Assert.InRange(source.Reads, 0, 200_000);
        await Assert.ThrowsAsync<InvalidDataException>(
            () => new TreeTiles(source, size).ProveInclusionAsync(size / 3, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Any_tiles_give_a_proof_that_fails_or_a_fault_and_never_another_exception() =>
        Prop.ForAll<byte[], NonNegativeInt, NonNegativeInt>((bytes, size, index) =>
        {
            var tiles = new TreeTiles(new AnyTiles(bytes), size.Get + 1L);
            var at = index.Get % (size.Get + 1L);
            return !Proves(tiles, at) & !Proves(new TreeTiles(new AnyTiles(bytes), long.MaxValue - size.Get), at);
        }).QuickCheckThrowOnFailure();

    static bool Proves(TreeTiles tiles, long index)
    {
        try
        {
            // Nothing here waits, so the answers are there.
            var (leaf, proof) = (tiles.LeafAsync(index, default).AsTask(), tiles.ProveInclusionAsync(index, default));
            return MerkleProof.ShowsInclusion(leaf.GetAwaiter().GetResult(), index, tiles.Size, proof.GetAwaiter().GetResult(), Rfc6962.Empty);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    static TreeHash Root(TreeHash[] leaves, int size)
    {
        var frontier = new Frontier();
        foreach (var leaf in leaves.AsSpan(0, size))
            frontier.Append(leaf);
        return frontier.Root();
    }

    /// <summary>The same octets again and again, as many as a tile has.</summary>
    sealed class AnyTiles(byte[] bytes) : ITileSource
    {
        public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel)
        {
            var tile = new byte[id.Width * TreeHash.Octets];
            for (var at = 0; at < tile.Length; at++)
                tile[at] = bytes.Length == 0 ? (byte)0 : bytes[at % bytes.Length];
            return ValueTask.FromResult<ReadOnlyMemory<byte>?>(bytes.Length % 7 == 3 ? tile.AsMemory(1) : tile);
        }
    }

    /// <summary>The tiles of a tree by the definition of the standard.</summary>
    sealed class MemoryTiles(TreeHash[] leaves) : ITileSource
    {
        int _reads;

        public int Reads => _reads;

        public bool WithoutPartials { get; init; }

        public bool IsCut { get; init; }

        public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel)
        {
            Interlocked.Increment(ref _reads);
            if (id.Level is null)
                return ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);
            var span = 1L << (8 * id.Level!.Value);
            var bytes = Enumerable.Range(0, id.Width).Select(at => (id.Index * 256 + at) * span)
                .Where(start => start + span <= leaves.Length).SelectMany(start => Hash(start, span).Span.ToArray()).ToArray();
            ReadOnlyMemory<byte>? found = bytes.AsMemory(0, Math.Max(0, bytes.Length - (IsCut ? 1 : 0)));
            var isThere = bytes.Length == id.Width * TreeHash.Octets && !(WithoutPartials && id.IsPartial && Full(id));
            return ValueTask.FromResult(isThere ? found : null);
        }

        bool Full(TileId id) => TileShape.Hashes(id.Level!.Value, id.Index, leaves.Length)?.IsPartial == false;

        TreeHash Hash(long start, long count) => count == 1
            ? leaves[start]
            : Rfc6962.Node(Hash(start, count / 2), Hash(start + count / 2, count / 2));
    }
}
