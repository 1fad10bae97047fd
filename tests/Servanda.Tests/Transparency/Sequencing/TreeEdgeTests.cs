using FsCheck;
using FsCheck.Fluent;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.Tests.Transparency.Sequencing;

public sealed class TreeEdgeTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tree_grown_in_uneven_batches_over_three_levels_is_that_of_its_entries()
    {
        var (files, edge, frontier) = (new MemoryFiles(new Steps()), await TreeEdge.LoadAsync(new TreeFileSource(new MemoryFiles(new Steps())), 0, Cancel), new Frontier());
        foreach (var count in new[] { 1, 255, 256, 65_023, 1, 1, 4_000, 60_000, 2_000 })
        {
            var entries = Enumerable.Range((int)edge.Head.Size, count).Select(number => (ReadOnlyMemory<byte>)BitConverter.GetBytes(number)).ToList();
            foreach (var entry in entries)
                frontier.Append(Rfc6962.Leaf(entry.Span));
            (edge, var batch) = edge.Append(entries);
            await new BatchFiles(files, 1).WriteAsync(batch);
            Assert.Equal(new TreeHead(frontier.Size, frontier.Root()), edge.Head);
            var source = new TreeFileSource(files);
            Assert.Equal(edge.Head, (await TreeEdge.LoadAsync(source, edge.Head.Size, Cancel)).Head);
            Assert.Equal(edge.Head.Root, await new TreeTiles(source, edge.Head.Size).RootAsync(Cancel));
        }
        Assert.Empty((await TreeCheck.RunAsync(new TreeFileSource(files), edge.Head, 2, null, Cancel)).Faults);
        Assert.Contains("tile/2/000.p/2", files.Paths);
    }

    [Fact]
    public async Task Any_batches_of_any_entries_make_the_tree_of_all_of_them()
    {
        var empty = await TreeEdge.LoadAsync(new TreeFileSource(new MemoryFiles(new Steps())), 0, Cancel);
        Prop.ForAll<byte[][][]>(batches =>
        {
            var (edge, frontier) = (empty, new Frontier());
            foreach (var batch in batches)
            {
                var entries = batch.Select(entry => (ReadOnlyMemory<byte>)(entry ?? [])).ToList();
                (edge, _) = edge.Append(entries);
                entries.ForEach(entry => frontier.Append(Rfc6962.Leaf(entry.Span)));
            }
            return edge.Head == new TreeHead(frontier.Size, frontier.Root());
        }).QuickCheckThrowOnFailure();
    }
}
