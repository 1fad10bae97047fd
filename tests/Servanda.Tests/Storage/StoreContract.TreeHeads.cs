using Servanda.Storage.Log;
using Servanda.Transparency.Merkle;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    const string Log = "log.example/one";

    static readonly TreeHead Seven = new(7, Rfc6962.Leaf([7]));

    [Fact]
    public async Task A_log_is_begun_once_and_found_as_it_was_left()
    {
        await using var heads = new TreeHeadStore(Database);
        Assert.Null(await heads.FindAsync(Log, Cancel));
        Assert.True(await heads.TryBeginAsync(Log, TreeHead.Empty, Cancel));
        Assert.False(await heads.TryBeginAsync(Log, Seven, Cancel));
        Assert.Equal(TreeHead.Empty, await heads.FindAsync(Log, Cancel));
        Assert.True(await heads.TryAdvanceAsync(Log, TreeHead.Empty, Seven, Cancel));
        await using var others = new TreeHeadStore(Database);
        Assert.Equal(Seven, await others.FindAsync(Log, Cancel));
        Assert.Null(await others.FindAsync("log.example/two", Cancel));
    }

    [Fact]
    public async Task A_log_goes_on_only_from_where_it_stands()
    {
        await using var heads = new TreeHeadStore(Database);
        Assert.False(await heads.TryAdvanceAsync(Log, TreeHead.Empty, Seven, Cancel));
        await heads.TryBeginAsync(Log, Seven, Cancel);
        Assert.False(await heads.TryAdvanceAsync(Log, Seven with { Size = 6 }, new TreeHead(8, Rfc6962.Empty), Cancel));
        Assert.False(await heads.TryAdvanceAsync(Log, Seven with { Root = Rfc6962.Empty }, new TreeHead(8, Rfc6962.Empty), Cancel));
        Assert.Equal(Seven, await heads.FindAsync(Log, Cancel));
    }

    [Fact]
    public async Task Of_several_writers_that_go_on_from_one_tree_one_gets_ahead()
    {
        await using var heads = new TreeHeadStore(Database);
        await heads.TryBeginAsync(Log, TreeHead.Empty, Cancel);
        var got = await Task.WhenAll(Enumerable.Range(1, 8).Select(async size =>
        {
            await using var own = new TreeHeadStore(Database);
            return await own.TryAdvanceAsync(Log, TreeHead.Empty, new TreeHead(size, Rfc6962.Leaf([(byte)size])), Cancel);
        }));
        Assert.Single(got, isAhead => isAhead);
    }
}
