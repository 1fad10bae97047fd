using Servanda.Storage;
using Servanda.SystemTests.Portal;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Serving;

/// <summary>The portal's log through processes that are killed while leaves come in.</summary>
public sealed class LogbookKillTests(Postgres server) : IClassFixture<Postgres>
{
    const int Lives = 4;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Killed_again_and_again_the_portal_logs_every_leaf_once(DatabaseKind kind)
    {
        using var scratch = new Scratch();
        var address = kind == DatabaseKind.Sqlite ? "sqlite:" + scratch.At("portal.db") : await server.NewDatabaseAsync();
        await using var database = await Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, Cancel);
        var load = new OutboxLoad(database);
        for (var life = 0; life < Lives; life++)
        {
            await using var portal = await ServedPortal.StartAsync(scratch, "--database", address);
            // Each life ends at another moment of its work.
            await load.AddForAsync(TimeSpan.FromMilliseconds(700 + 437 * life));
            await portal.KillAsync("-KILL");
        }
        await using var last = await ServedPortal.StartAsync(scratch, "--database", address);
        await load.LoggedAsync();
        await last.KillAsync("-TERM");
        await load.HoldsAsync(scratch.At("data/log/public"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {Lives} kills, {load.Added} leaves");
    }

    [Fact]
    public async Task Of_two_processes_over_one_database_one_keeps_the_log_and_the_other_takes_over()
    {
        using var scratch = new Scratch();
        var address = await server.NewDatabaseAsync();
        await using var database = await Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, Cancel);
        var load = new OutboxLoad(database);
        await using var first = await ServedPortal.StartAsync(scratch, "--database", address);
        await load.AddAsync();
        await load.LoggedAsync();
        await using var second = await ServedPortal.StartAsync(scratch, "--database", address);
        await second.Process.SaysAsync("another process keeps the log");
        await first.KillAsync("-KILL");
        await load.AddAsync();
        await load.LoggedAsync();
        await second.KillAsync("-TERM");
        await load.HoldsAsync(scratch.At("data/log/public"));
    }
}
