using Servanda.Storage;
using Servanda.SystemTests.Servers;
using Servanda.SystemTests.Serving;

namespace Servanda.SystemTests.Cli;

/// <summary><c>servanda db</c> as an operator types it.</summary>
public sealed class DbCommandTests(Postgres server) : IClassFixture<Postgres>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_moves_from_SQLite_to_PostgreSQL_and_back_and_is_the_same()
    {
        using var scratch = new Scratch();
        var (sqlite, back) = ("sqlite:" + scratch.At("one.db"), "sqlite:" + scratch.At("two.db"));
        var postgres = await server.NewDatabaseAsync();
        await using var database = await FillAsync(sqlite);
        await DoneAsync("db", "export", scratch.At("one.zip"), "--database", sqlite);
        await DoneAsync("db", "import", scratch.At("one.zip"), "--database", postgres);
        // Of PostgreSQL a backup is an export.
        await DoneAsync("db", "backup", scratch.At("two.zip"), "--database", postgres);
        await DoneAsync("db", "restore", scratch.At("two.zip"), "--database", back);
        var (before, after) = (await DoneAsync("db", "status", "--json", "--database", sqlite), await DoneAsync("db", "status", "--json", "--database", back));
        Assert.Equal(before.Replace("one.db", "two.db", StringComparison.Ordinal), after);
        Assert.Contains("\"log_outbox\":3", after, StringComparison.Ordinal);
        var again = await CommandLine.RunAsync("db", "import", scratch.At("one.zip"), "--database", postgres);
        Assert.Equal(2, again.Code);
        Assert.Contains("already", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_SQLite_is_whole_is_not_written_over_and_is_restored()
    {
        using var scratch = new Scratch();
        var address = "sqlite:" + scratch.At("data/servanda.db");
        await using var database = await FillAsync(address);
        // The database is open and in use meanwhile.
        Assert.Contains("whole", await DoneAsync("db", "backup", scratch.At("backup.db"), "--data", scratch.At("data")), StringComparison.Ordinal);
        Assert.Equal(2, (await CommandLine.RunAsync("db", "backup", scratch.At("backup.db"), "--data", scratch.At("data"))).Code);
        var over = await CommandLine.RunAsync("db", "restore", scratch.At("backup.db"), "--data", scratch.At("data"));
        Assert.Equal(2, over.Code);
        await DoneAsync("db", "restore", scratch.At("backup.db"), "--data", scratch.At("new"));
        Assert.Contains("up to date", await DoneAsync("db", "status", "--data", scratch.At("new")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_and_nothing_is_made()
    {
        using var scratch = new Scratch();
        var none = await CommandLine.RunAsync("db", "status", "--data", scratch.At("none"));
        Assert.Equal(2, none.Code);
        Assert.False(Directory.Exists(scratch.At("none")));
        scratch.Write("nonsense", "neither a database nor a dump");
        Assert.Equal(2, (await CommandLine.RunAsync("db", "restore", scratch.At("nonsense"), "--data", scratch.At("other"))).Code);
        await DoneAsync("db", "migrate", "--data", scratch.At("made"));
        Assert.Equal(0, (await CommandLine.RunAsync("db", "status", "--data", scratch.At("made"))).Code);
    }

    static async Task<Database> FillAsync(string address)
    {
        var database = await Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, Cancel);
        await new OutboxLoad(database).AddAsync();
        return database;
    }

    static async Task<string> DoneAsync(params string[] arguments)
    {
        var ended = await CommandLine.RunAsync(arguments);
        Assert.True(ended.Code == 0, $"{string.Join(' ', arguments)} said {ended.Code}: {ended.Output}{ended.Error}");
        return ended.Output;
    }
}
