using Dapper;
using Servanda.Storage;
using Servanda.Storage.Migrations;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_database_of_this_version_opens_again()
    {
        await StoreAsync(Head("1", 2), Record("192.0.2.1", 1));
        await using var again = await Database.OpenAsync(Database.Address, Clock, Cancel);
        await using var connection = await again.ConnectAsync(Cancel);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM mail_report"));
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_refused()
    {
        await ColumnAsync("INSERT INTO schema_migration VALUES (9999, 'later', 'x', 'y')");
        var fault = await Assert.ThrowsAsync<StorageException>(() => Database.OpenAsync(Database.Address, Clock, Cancel));
        Assert.Contains("later version", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_with_a_changed_step_is_refused()
    {
        await ColumnAsync("UPDATE schema_migration SET checksum = 'x' WHERE number = 1");
        var fault = await Assert.ThrowsAsync<StorageException>(() => Database.OpenAsync(Database.Address, Clock, Cancel));
        Assert.Contains("Step 1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_behind()
    {
        var steps = Migration.All(Database.Kind);
        var broken = new Migration(steps[^1].Number + 1, "broken", "CREATE TABLE half (a BIGINT); CREATE TABLE half (a BIGINT)");
        await using var connection = await Database.ConnectAsync(Cancel);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => new Migrator(Database.Kind, [.. steps, broken], Clock).RunAsync(connection, Cancel));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ColumnAsync("SELECT a FROM half"));
    }

    [Fact]
    public void Steps_are_numbered_once_each_and_the_same_on_every_database()
    {
        var sqlite = Migration.All(DatabaseKind.Sqlite);
        Assert.Equal(sqlite.Count, sqlite.Select(step => step.Number).Distinct().Count());
        Assert.Equal(sqlite.Select(step => (step.Number, step.Name)),
            Migration.All(DatabaseKind.PostgreSql).Select(step => (step.Number, step.Name)));
    }
}
