using Servanda.Accords.Leaves;
using Servanda.Accords.Scorecards;
using Servanda.Cli.Log;
using Servanda.Cli.Serving.Logbook;
using Servanda.Core;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Tests.Transparency.Sequencing;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;

namespace Servanda.Tests.Serving;

public sealed class LogbookSessionTests : IAsyncLifetime
{
    const string Origin = "portal.example.org/log";

    static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    static readonly LeafId Acme = LeafId.For("acme"), Other = LeafId.For("other"), Cta = LeafId.For("cta");

    static readonly LeafBody.Signature Signing = new(Cta, null, null, SignatureBasis.Signatory, null);

    readonly NoteSigningKey _key = NoteSigningKey.Generate(Origin);

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await Database.OpenAsync(
        DatabaseAddress.InMemory(Guid.NewGuid().ToString("N")), TimeProvider.System, Cancel);

    public async ValueTask DisposeAsync()
    {
        _key.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_new_log_begins_with_its_key_and_takes_what_waits_in_the_order_of_each_subject()
    {
        var settings = await BeginAsync(new Steps());
        await FillAsync();
        await using var session = await LogbookSession.OpenAsync(settings, _database, TimeProvider.System, Cancel);
        while (await session.LogAsync(Cancel) > 0)
            ;
        var leaves = await LeavesAsync(settings, session.Size);
        Assert.Equal(
            ["evidence.snapshot", "key.event", "method", "score", "signature", "signature", "withdrawal"],
            leaves.Select(leaf => LeafWords.Id(leaf.Kind)).Order(StringComparer.Ordinal));
        Assert.IsType<LeafBody.KeyEvent>(leaves[0].Body);
        Assert.Equal([LeafKind.EvidenceSnapshot, LeafKind.Score, LeafKind.Signature],
            leaves.Where(leaf => leaf.Subject == Acme).Select(leaf => leaf.Kind));
        await HoldsAsync(settings, session.Size);
    }

    [Fact]
    public async Task Many_leaves_of_a_subject_share_a_flush_and_each_names_the_one_before()
    {
        var settings = await BeginAsync(new Steps());
        await AddAsync(_database, [.. Enumerable.Repeat((Acme, (LeafBody)Signing), 1000)]);
        await FillAsync();
        await using var session = await LogbookSession.OpenAsync(settings, _database, TimeProvider.System, Cancel);
        Assert.Equal(1006, await session.LogAsync(Cancel));
        Assert.Equal(0, await session.LogAsync(Cancel));
        await HoldsAsync(settings, session.Size);
    }

    [Fact]
    public async Task Stopped_at_any_step_every_leaf_is_in_the_log_once_and_its_place_is_noted()
    {
        for (var step = 1; ; step++)
        {
            await using var database = await Database.OpenAsync(
                DatabaseAddress.InMemory(Guid.NewGuid().ToString("N")), TimeProvider.System, Cancel);
            await FillAsync(database);
            var steps = new Steps { CrashAt = step };
            var (files, heads) = (new MemoryFiles(steps), new MemoryHeads(steps));
            var crashed = false;
            try
            {
                var settings = Settings(files, heads);
                await LogWriter.BeginAsync(settings, Cancel);
                await using var session = await LogbookSession.OpenAsync(settings, database, TimeProvider.System, Cancel);
                while (await session.LogAsync(Cancel) > 0)
                    ;
            }
            catch (Crash)
            {
                crashed = true;
            }
            catch (LogException fault) when (fault.InnerException is Crash)
            {
                crashed = true;
            }
            var after = Settings(files.AfterCrash(new Random(step), new Steps()), heads.AfterCrash(new Steps()));
            await using var second = await LogbookSession.OpenAsync(after, database, TimeProvider.System, Cancel);
            while (await second.LogAsync(Cancel) > 0)
                ;
            await HoldsAsync(after, second.Size, database);
            if (!crashed && !steps.HasCrashed)
            {
                Assert.True(step > 20, "there are more steps than that");
                return;
            }
        }
    }

    [Fact]
    public async Task A_full_disk_refuses_nothing_for_good()
    {
        await FillAsync();
        var steps = new Steps { FullAt = 12 };
        var settings = await BeginAsync(steps);
        try
        {
            await using var session = await LogbookSession.OpenAsync(settings, _database, TimeProvider.System, Cancel);
            while (await session.LogAsync(Cancel) > 0)
                ;
            Assert.Fail("the disk was full");
        }
        catch (LogException)
        {
            // The next session goes on.
        }
        await using var next = await LogbookSession.OpenAsync(settings, _database, TimeProvider.System, Cancel);
        while (await next.LogAsync(Cancel) > 0)
            ;
        await HoldsAsync(settings, next.Size);
    }

    [Fact]
    public async Task A_leaf_that_does_not_hang_together_is_refused_with_those_that_name_it_and_others_go_on()
    {
        await using (var change = await _database.BeginAsync(Cancel))
        {
            // A score whose method is no method.
            var signature = await LogOutbox.AddAsync(change, Noon, Other, Signing, [], Cancel);
            var score = await AddScoreAsync(change, Acme, signature, signature);
            await LogOutbox.AddAsync(change, Noon, Acme, new LeafBody.Reply(default, default), [LogReference.About(score)], [], Cancel);
            await LogOutbox.AddAsync(change, Noon, Acme, Signing, [], Cancel);
            await change.CommitAsync(Cancel);
        }
        var settings = await BeginAsync(new Steps());
        await using var session = await LogbookSession.OpenAsync(settings, _database, TimeProvider.System, Cancel);
        while (await session.LogAsync(Cancel) > 0)
            ;
        var outbox = new OutboxReader(_database);
        Assert.Equal("chain.reference method 1", (await outbox.FindAsync(2, Cancel))!.Problem);
        Assert.Equal("outbox.reference", (await outbox.FindAsync(3, Cancel))!.Problem);
        Assert.NotNull((await outbox.FindAsync(4, Cancel))!.Place);
        Assert.Equal(3, session.Size);
    }

    [Fact]
    public async Task A_leaf_like_one_that_was_logged_before_is_not_taken_for_it()
    {
        var settings = await BeginAsync(new Steps());
        await AddAsync(_database, (Acme, Signing));
        await using (var session = await LogbookSession.OpenAsync(settings, _database, TimeProvider.System, Cancel))
            await session.LogAsync(Cancel);
        await AddAsync(_database, (Acme, Signing));
        await using var next = await LogbookSession.OpenAsync(settings, _database, TimeProvider.System, Cancel);
        Assert.Equal(1, await next.LogAsync(Cancel));
        await HoldsAsync(settings, next.Size);
        Assert.Equal(3, next.Size);
    }

    async Task<LogSettings> BeginAsync(Steps steps)
    {
        var settings = Settings(new MemoryFiles(steps), new MemoryHeads(steps));
        await LogWriter.BeginAsync(settings, Cancel);
        return settings;
    }

    LogSettings Settings(MemoryFiles files, MemoryHeads heads) => new()
    {
        Files = files,
        Heads = heads,
        Keys = [_key],
        BatchDelay = TimeSpan.Zero,
        PublishInterval = TimeSpan.Zero,
        FlushesAtOnce = 1,
    };

    Task FillAsync() => FillAsync(_database);

    /// <summary>Six leaves: an assessment, and signatures of which one is withdrawn.</summary>
    static async Task FillAsync(Database database)
    {
        await using var change = await database.BeginAsync(Cancel);
        var method = await LogOutbox.AddAsync(
            change, Noon, LeafId.For("method"), new LeafBody.Method(LeafId.For("1"), Digest.Of("method"u8)), [], Cancel);
        var evidence = await LogOutbox.AddAsync(
            change, Noon, Acme, new LeafBody.EvidenceSnapshot(Digest.Of("manifest"u8), 3, Noon, Noon), [], Cancel);
        await AddScoreAsync(change, Acme, method, evidence);
        var signature = await LogOutbox.AddAsync(change, Noon, Other, Signing, [], Cancel);
        await LogOutbox.AddAsync(change, Noon, Other, new LeafBody.Withdrawal(Cta, null, null), [LogReference.Withdraws(signature)], [], Cancel);
        await LogOutbox.AddAsync(change, Noon.AddDays(-1), Acme, Signing, [], Cancel);
        await change.CommitAsync(Cancel);
    }

    static Task<long> AddScoreAsync(StoreTransaction change, LeafId subject, long method, long evidence) => LogOutbox.AddAsync(
        change, Noon, subject, new LeafBody.Score(Cta, 0, [0], [new CommitmentScore(LeafId.For("cta.1"), Verdict.Kept, 1, 1)]),
        [LogReference.Method(method), LogReference.Evidence(evidence)], [], Cancel);

    static async Task AddAsync(Database database, params (LeafId Subject, LeafBody Body)[] leaves)
    {
        await using var change = await database.BeginAsync(Cancel);
        foreach (var (subject, body) in leaves)
            await LogOutbox.AddAsync(change, Noon, subject, body, [], Cancel);
        await change.CommitAsync(Cancel);
    }

    /// <summary>Each leaf of the outbox stands once, where its note says, and all hang together.</summary>
    async Task HoldsAsync(LogSettings settings, long size, Database? database = null)
    {
        var outbox = new OutboxReader(database ?? _database);
        Assert.Equal(0, (await outbox.CountAsync(Cancel)).Waiting + (await outbox.CountAsync(Cancel)).Refused);
        var chain = new LeafChain();
        var index = 0L;
        foreach (var bytes in await BytesAsync(settings, size))
        {
            Assert.Empty(chain.Add(bytes.Span));
            if (Leaf.Read(bytes.Span).Value!.Body is not LeafBody.KeyEvent)
                Assert.Equal(Leaf.Name(bytes.Span), (await outbox.FindByIndexAsync(index, Cancel))!.Place!.Digest);
            index++;
        }
        var last = 0L;
        while (await outbox.FindAsync(last + 1, Cancel) is not null)
            last++;
        Assert.Equal(last + 1, index);
    }

    static async Task<List<Leaf>> LeavesAsync(LogSettings settings, long size) =>
        [.. (await BytesAsync(settings, size)).Select(bytes => Leaf.Read(bytes.Span).Value!)];

    static async Task<List<ReadOnlyMemory<byte>>> BytesAsync(LogSettings settings, long size)
    {
        List<ReadOnlyMemory<byte>> all = [];
        await foreach (var (_, entry) in LogEntries.ReadAsync(new MemoryTiles(settings.Files), size, Cancel))
            all.Add(entry);
        return all;
    }

    sealed class MemoryTiles(ITreeFiles files) : Servanda.Transparency.Tiles.ITileSource
    {
        public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(Servanda.Transparency.Tiles.TileId id, CancellationToken cancel) =>
            ValueTask.FromResult(files.Read(id.Path, int.MaxValue) is { } octets ? octets : default(ReadOnlyMemory<byte>?));
    }
}
