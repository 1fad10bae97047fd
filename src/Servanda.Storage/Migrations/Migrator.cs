using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Servanda.Storage.Migrations;

/// <summary>Brings a schema up to date, one process at a time.</summary>
sealed class Migrator(DatabaseKind kind, IReadOnlyList<Migration> known, TimeProvider clock)
{
    // Any number that nothing else on the server would take.
    const long AdvisoryLock = 0x5365727661;

    const string Table = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number BIGINT PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at TEXT NOT NULL
        )
        """;

    /// <summary>Applies what is missing, all of it or nothing.</summary>
    /// <exception cref="StorageException">The schema is of a later version, or a step was changed after it ran.</exception>
    public async Task RunAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var transaction = await BeginAsync(connection, cancel);
        if (kind == DatabaseKind.PostgreSql)
            await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@AdvisoryLock)", new { AdvisoryLock }, transaction);
        await connection.ExecuteAsync(Table, transaction: transaction);
        var applied = await connection.QueryAsync<Applied>(
            "SELECT number, name, checksum FROM schema_migration ORDER BY number", transaction: transaction);
        var done = applied.ToDictionary(one => one.Number);
        Check(done);
        foreach (var step in known.Where(step => !done.ContainsKey(step.Number)))
        {
            await connection.ExecuteAsync(step.Sql, transaction: transaction);
            await connection.ExecuteAsync(
                "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @At)",
                new { step.Number, step.Name, Checksum = step.Checksum.ToString(), At = clock.GetUtcNow().ToString("O") },
                transaction);
        }
        await transaction.CommitAsync(cancel);
    }

    void Check(Dictionary<long, Applied> done)
    {
        foreach (var one in done.Values)
        {
            var step = known.FirstOrDefault(step => step.Number == one.Number)
                ?? throw new StorageException(
                    $"The database was made by a later version of Servanda (its schema has step {one.Number}, {one.Name}): "
                    + "use that version.");
            if (step.Checksum.ToString() != one.Checksum)
                throw new StorageException(
                    $"Step {one.Number} ({one.Name}) of the database's schema is not the one this version knows: "
                    + "it was made by another build, or changed by hand.");
        }
    }

    // A lock for writing from the start: two programs that begin at once would else both find nothing done.
    static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancel) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: false)
            : await connection.BeginTransactionAsync(cancel);

    sealed record Applied
    {
        public long Number { get; init; }

        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";
    }
}
