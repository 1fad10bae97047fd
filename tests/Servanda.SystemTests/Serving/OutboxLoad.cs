using System.Data.Common;
using Servanda.Accords.Leaves;
using Servanda.Cli.Log;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Tiles;

namespace Servanda.SystemTests.Serving;

/// <summary>Puts leaves into the outbox of a portal that runs in another process, and checks what became of them.</summary>
sealed class OutboxLoad(Database database)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    int _next;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Leaves that were committed here.</summary>
    public int Added { get; private set; }

    /// <summary>A signature and its withdrawal in one change, and another's signature.</summary>
    public async Task AddAsync()
    {
        var (one, other) = (LeafId.For($"load-{_next++}"), LeafId.For("load-always"));
        var signing = new LeafBody.Signature(LeafId.For("cta"), null, null, SignatureBasis.Source, null);
        var now = TimeProvider.System.GetUtcNow();
        await using var change = await database.BeginAsync(Cancel);
        var signature = await LogOutbox.AddAsync(change, now, one, signing, [], Cancel);
        await LogOutbox.AddAsync(change, now, one, new LeafBody.Withdrawal(LeafId.For("cta"), null, null), [LogReference.Withdraws(signature)], [], Cancel);
        await LogOutbox.AddAsync(change, now, other, signing, [], Cancel);
        await change.CommitAsync(Cancel);
        Added += 3;
    }

    /// <summary>Adds for so long; a database that is away is tried again.</summary>
    public async Task AddForAsync(TimeSpan time)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < time)
        {
            try
            {
                await AddAsync();
                await Task.Delay(10, Cancel);
            }
            catch (DbException)
            {
                await Task.Delay(100, Cancel);
            }
        }
    }

    /// <summary>Waits until all is logged.</summary>
    public async Task LoggedAsync()
    {
        var outbox = new OutboxReader(database);
        var began = TimeProvider.System.GetTimestamp();
        while (await outbox.CountAsync(Cancel) is { Waiting: > 0 } counts)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"{counts.Waiting} leaves still wait");
            await Task.Delay(200, Cancel);
        }
    }

    /// <summary>Every leaf of the outbox stands in the log once, where it is noted to be, and all hang together.</summary>
    public async Task HoldsAsync(string tree)
    {
        var outbox = new OutboxReader(database);
        Assert.Equal(0, (await outbox.CountAsync(Cancel)).Refused);
        var checkpoint = CheckpointNote.Read(await File.ReadAllBytesAsync(Path.Combine(tree, "checkpoint"), Cancel)).Value!.Checkpoint;
        var chain = new LeafChain();
        var keys = 0;
        await foreach (var (index, entry) in LogEntries.ReadAsync(new TileDirectory(tree), checkpoint.Size, Cancel))
        {
            Assert.Empty(chain.Add(entry.Span));
            if (Leaf.Read(entry.Span).Value!.Body is LeafBody.KeyEvent)
                keys++;
            else
                Assert.Equal(Leaf.Name(entry.Span), (await outbox.FindByIndexAsync(index, Cancel))?.Place?.Digest);
        }
        var all = 0;
        while (await outbox.FindAsync(all + 1, Cancel) is not null)
            all++;
        Assert.Equal(1, keys);
        Assert.Equal(all + keys, checkpoint.Size);
        Assert.True(all >= Added, $"{Added} were committed and {all} are there");
    }
}
