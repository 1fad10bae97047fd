using Servanda.Storage;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Portal;

/// <summary>A portal that is killed while it measures and publishes.</summary>
public sealed class MeasureKillTests(Postgres server) : IClassFixture<Postgres>
{
    const int Organisations = 42, SomeSigned = 5, SomeMeasured = 5;

    const string Signed = "SELECT COUNT(*) FROM signature WHERE accord = 'demo'", Kept = "SELECT COUNT(*) FROM assessment",
        Private = "SELECT COUNT(*) FROM assessment WHERE state = 'private'";

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Killed_while_it_measures_it_keeps_whole_assessments_and_none_twice(DatabaseKind kind)
    {
        using var scratch = new Scratch();
        var address = kind == DatabaseKind.Sqlite ? "sqlite:" + scratch.At("servanda.db") : await server.NewDatabaseAsync();
        // While they sign, in the first round, and in the second, when what it confirms becomes public.
        (string Sql, long Least)[] moments = [(Signed, SomeSigned), (Kept, SomeMeasured), (Kept, 2 * SomeMeasured + Organisations)];
        foreach (var (sql, least) in moments)
        {
            await using var portal = await ServedPortal.StartAsync(scratch, "--demo", "--database", address);
            await CountsAsync(address, sql, count => count >= least, portal);
            await portal.KillAsync("-KILL");
            await IsWholeAsync(address);
        }
        await using (var portal = await ServedPortal.StartAsync(scratch, "--demo", "--database", address))
        {
            await portal.Process.SaysAsync("organisations measured", Limit);
            // What a later look has to confirm becomes public a moment after it.
            await CountsAsync(address, Private, count => count == 0, portal);
        }
        await IsWholeAsync(address);
        Assert.Equal(Organisations, await CountAsync(address, "SELECT COUNT(*) FROM latest_assessment"));
        Assert.Equal(Organisations, await CountAsync(address, Signed));
    }

    /// <summary>Waits until a count in the database is as it should be.</summary>
    static async Task CountsAsync(string address, string sql, Func<long, bool> isEnough, ServedPortal portal)
    {
        await using var database = await OpenAsync(address);
        var began = TimeProvider.System.GetTimestamp();
        while (!isEnough(await database.FindAsync<long>(sql, null, TestContext.Current.CancellationToken)))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"{sql}: {portal.Process.Log}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Every assessment has all of its findings and looks, and every public one its leaf, once.</summary>
    static async Task IsWholeAsync(string address)
    {
        Assert.Equal(0, await CountAsync(address,
            "SELECT COUNT(*) FROM assessment a WHERE a.findings <> (SELECT COUNT(*) FROM finding f WHERE f.assessment = a.id)"));
        Assert.Equal(0, await CountAsync(address,
            "SELECT COUNT(*) FROM bundle b WHERE NOT EXISTS (SELECT 1 FROM assessment a WHERE a.bundle = b.digest)"));
        Assert.Equal(0, await CountAsync(address, "SELECT COUNT(*) FROM assessment WHERE (state = 'public') <> (outbox IS NOT NULL)"));
        Assert.Equal(
            await CountAsync(address, "SELECT COUNT(*) FROM assessment WHERE state = 'public'"),
            await CountAsync(address, "SELECT COUNT(*) FROM log_outbox WHERE kind = 'evidence.snapshot'"));
    }

    static async Task<long> CountAsync(string address, string sql)
    {
        await using var database = await OpenAsync(address);
        return await database.FindAsync<long>(sql, null, TestContext.Current.CancellationToken);
    }

    static Task<Database> OpenAsync(string address) =>
        Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, TestContext.Current.CancellationToken);
}
