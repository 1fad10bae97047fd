using System.Data.Common;
using Dapper;

namespace Servanda.Storage.Transfer;

/// <summary>Reads from a database which tables it has, so that nobody keeps a second list of them.</summary>
static class SchemaShape
{
    const string Sqlite = """
        SELECT m.name AS "Table", c.name AS "Column", c.type AS Type, c.pk AS KeyOrder, 0 AS IsCounted
        FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND m.name <> 'schema_migration'
        """;

    const string SqliteNeeds = """
        SELECT m.name AS "Table", f."table" AS Need FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """;

    const string Postgres = """
        SELECT c.table_name AS "Table", c.column_name AS "Column", c.data_type AS Type,
            COALESCE((SELECT array_position(i.indkey::int2[], a.attnum) + 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid
                WHERE i.indisprimary AND i.indrelid = t.oid AND a.attname = c.column_name), 0)::bigint AS KeyOrder,
            (c.is_identity = 'YES')::int::bigint AS IsCounted
        FROM information_schema.columns c
        JOIN pg_class t ON t.relname = c.table_name AND t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace
        WHERE c.table_schema = current_schema() AND c.table_name <> 'schema_migration'
        """;

    const string PostgresNeeds = """
        SELECT t.relname AS "Table", n.relname AS Need FROM pg_constraint f
        JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class n ON n.oid = f.confrelid
        WHERE f.contype = 'f' AND t.relnamespace = current_schema()::regnamespace
        """;

    /// <summary>All tables but that of the schema's own steps, each after those it needs.</summary>
    /// <exception cref="StorageException">A column holds what no column of ours does.</exception>
    public static async Task<IReadOnlyList<TableShape>> ReadAsync(
        DbConnection connection, DbTransaction? transaction, DatabaseKind kind, CancellationToken cancel)
    {
        var (columns, needs) = kind switch
        {
            DatabaseKind.Sqlite => (Sqlite, SqliteNeeds),
            DatabaseKind.PostgreSql => (Postgres, PostgresNeeds),
        };
        var rows = await connection.QueryAsync<ColumnRow>(new CommandDefinition(columns, transaction: transaction, cancellationToken: cancel));
        var needed = (await connection.QueryAsync<NeedRow>(new CommandDefinition(needs, transaction: transaction, cancellationToken: cancel)))
            .ToLookup(row => row.Table, row => row.Need, StringComparer.Ordinal);
        return TableShape.InOrder(
        [
            .. rows.GroupBy(row => row.Table, StringComparer.Ordinal).OrderBy(table => table.Key, StringComparer.Ordinal)
                .Select(table => new TableShape(
                    table.Key,
                    [.. table.OrderBy(row => row.Column, StringComparer.Ordinal).Select(row => row.Shape)],
                    [.. needed[table.Key].Distinct().Order(StringComparer.Ordinal)])),
        ]);
    }

    sealed record ColumnRow
    {
        public string Table { get; init; } = "";

        public string Column { get; init; } = "";

        public string Type { get; init; } = "";

        public long KeyOrder { get; init; }

        public long IsCounted { get; init; }

        public ColumnShape Shape => new(Column, Type.ToUpperInvariant() switch
        {
            "TEXT" => ColumnKind.Text,
            "BIGINT" or "INTEGER" => ColumnKind.Number,
            "BYTEA" or "BLOB" => ColumnKind.Octets,
            _ => throw new StorageException($"{Table}.{Column} is of the type {Type}, which no column of ours has."),
        }, (int)KeyOrder, IsCounted == 1);
    }

    sealed record NeedRow
    {
        public string Table { get; init; } = "";

        public string Need { get; init; } = "";
    }
}
