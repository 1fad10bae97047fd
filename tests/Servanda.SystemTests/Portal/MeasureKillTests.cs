using Servanda.Storage;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Portal;

/// <summary>A portal that is killed while it measures and publishes.</summary>
public sealed class MeasureKillTests(Postgres server) : IClassFixture<Postgres>
{
    const string Private = "SELECT COUNT(*) FROM assessment WHERE state = 'private'";

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Killed_while_it_measures_it_keeps_whole_assessments_and_none_twice(DatabaseKind kind)
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.At("data"));
        var address = kind == DatabaseKind.Sqlite ? "sqlite:" + scratch.At("data/servanda.db") : await server.NewDatabaseAsync();
        foreach (var moment in (string[])["signed an accord", "of 42 organisations", "round 1 of 2"])
        {
            await using var portal = await ServedPortal.StartAsync(scratch, "--demo", "--database", address);
            await portal.Process.SaysAsync(moment, Limit);
            await portal.KillAsync("-9");
            await IsWholeAsync(address);
        }
        await using (var portal = await ServedPortal.StartAsync(scratch, "--demo", "--database", address))
        {
            await portal.Process.SaysAsync("organisations measured", Limit);
            // What a later look has to confirm becomes public a moment after it.
            for (var tries = 0; tries < 60 && await CountAsync(address, Private) > 0; tries++)
                await Task.Delay(500, TestContext.Current.CancellationToken);
        }
        await IsWholeAsync(address);
        Assert.Equal(0, await CountAsync(address, Private));
        Assert.Equal(42, await CountAsync(address, "SELECT COUNT(*) FROM latest_assessment"));
        Assert.Equal(42, await CountAsync(address, "SELECT COUNT(*) FROM signature WHERE accord = 'demo'"));
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
        await using var database = await Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, CancellationToken.None);
        return await database.FindAsync<long>(sql, null, CancellationToken.None);
    }
}
