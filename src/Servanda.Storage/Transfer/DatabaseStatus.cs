using System.Data.Common;
using System.Globalization;
using Dapper;
using Servanda.Storage.Migrations;

namespace Servanda.Storage.Transfer;

/// <summary>How a database stands, read without changing it.</summary>
/// <param name="Applied">Steps of the schema that ran.</param>
/// <param name="Missing">Steps of this version that did not.</param>
/// <param name="Unknown">Steps that this version does not know: a later one made them.</param>
/// <param name="Changed">Steps that are not the ones this version knows.</param>
/// <param name="Tables">Every table with its rows.</param>
public sealed record DatabaseStatus(
    IReadOnlyList<string> Applied, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown, IReadOnlyList<string> Changed,
    IReadOnlyList<(string Table, long Rows)> Tables)
{
    /// <summary>Whether this version can use it as it is.</summary>
    public bool IsCurrent => Missing.Count == 0 && IsUsable;

    /// <summary>Whether this version can use it, once the steps that are missing have run.</summary>
    public bool IsUsable => Unknown.Count == 0 && Changed.Count == 0;

    /// <summary>Reads it; a file that is not there is not made.</summary>
    /// <exception cref="StorageException">It is not there, or does not answer.</exception>
    public static async Task<DatabaseStatus> ReadAsync(DatabaseAddress address, CancellationToken cancel)
    {
        if (address.Kind == DatabaseKind.Sqlite && !File.Exists(address.Path))
            throw new StorageException($"{address} is not there yet; `servanda db migrate` or `servanda serve` makes it.");
        try
        {
            await using var database = Database.At(address);
            await using var connection = await database.ConnectAsync(cancel);
            return await ReadAsync(connection, address.Kind, cancel);
        }
        catch (DbException fault)
        {
            throw new StorageException($"{address}: {fault.Message}", fault);
        }
    }

    static async Task<DatabaseStatus> ReadAsync(DbConnection connection, DatabaseKind kind, CancellationToken cancel)
    {
        var known = Migration.All(kind);
        var done = await HasStepsAsync(connection, kind, cancel)
            ? (await connection.QueryAsync<StepRow>(new CommandDefinition(
                "SELECT number, name, checksum FROM schema_migration ORDER BY number", cancellationToken: cancel))).ToList()
            : [];
        List<(string, long)> tables = [];
        foreach (var table in (await SchemaShape.ReadAsync(connection, null, kind, cancel)).OrderBy(table => table.Name, StringComparer.Ordinal))
            tables.Add((table.Name, await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                $"SELECT COUNT(*) FROM {table.Name}", cancellationToken: cancel))));
        return new(
            [.. done.Select(step => Name(step.Number, step.Name))],
            [.. known.Where(step => done.All(one => one.Number != step.Number)).Select(step => Name(step.Number, step.Name))],
            [.. done.Where(step => known.All(one => one.Number != step.Number)).Select(step => Name(step.Number, step.Name))],
            [.. done.Where(step => known.Any(one => one.Number == step.Number && one.Checksum.ToString() != step.Checksum))
                .Select(step => Name(step.Number, step.Name))],
            tables);
    }

    static Task<bool> HasStepsAsync(DbConnection connection, DatabaseKind kind, CancellationToken cancel) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(kind switch
        {
            DatabaseKind.Sqlite => "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'schema_migration')",
            DatabaseKind.PostgreSql => "SELECT to_regclass('schema_migration') IS NOT NULL",
        }, cancellationToken: cancel));

    static string Name(long number, string name) => string.Create(CultureInfo.InvariantCulture, $"{number} {name}");

    sealed record StepRow
    {
        public long Number { get; init; }

        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";
    }
}
