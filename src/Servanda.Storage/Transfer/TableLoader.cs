using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using Servanda.Storage.Bulk;

namespace Servanda.Storage.Transfer;

/// <summary>Loads rows of any table, in the transaction that is open: by COPY into PostgreSQL, by a prepared insert into
/// SQLite.</summary>
abstract class TableLoader : IAsyncDisposable
{
    TableLoader(TableShape table) => Table = table;

    /// <summary>Which table.</summary>
    protected TableShape Table { get; }

    /// <summary>Begins; nothing else may use the connection until it is disposed.</summary>
    public static async Task<TableLoader> OpenAsync(DbConnection connection, TableShape table, CancellationToken cancel) =>
        connection is NpgsqlConnection postgres
            ? new Copy(table, postgres, await postgres.BeginBinaryImportAsync(
                $"COPY {table.Name} ({table.ColumnNames}) FROM STDIN (FORMAT BINARY)", cancel))
            : new Insert(table, new SqliteInsert((SqliteConnection)connection, table.Name, table.ColumnNames, table.Columns.Count));

    /// <summary>Adds a row: a string, a long, octets or null for each column.</summary>
    public abstract void Add(object?[] values);

    /// <summary>Ends, with all rows in.</summary>
    public abstract Task CompleteAsync(CancellationToken cancel);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    sealed class Copy(TableShape table, NpgsqlConnection connection, NpgsqlBinaryImporter importer) : TableLoader(table)
    {
        bool _isClosed;

        public override void Add(object?[] values)
        {
            importer.StartRow();
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is { } value)
                    importer.Write(value, Table.Columns[i].Kind switch
                    {
                        ColumnKind.Text => NpgsqlDbType.Text,
                        ColumnKind.Number => NpgsqlDbType.Bigint,
                        ColumnKind.Octets => NpgsqlDbType.Bytea,
                    });
                else
                    importer.WriteNull();
            }
        }

        public override async Task CompleteAsync(CancellationToken cancel)
        {
            await importer.CompleteAsync(cancel);
            await importer.DisposeAsync();
            _isClosed = true;
            // What was counted goes on behind the last number that came in.
            foreach (var column in Table.Columns.Where(column => column.IsCounted))
                await connection.ExecuteAsync(new CommandDefinition(
                    $"SELECT setval(pg_get_serial_sequence('{Table.Name}', '{column.Name}'), GREATEST(MAX({column.Name}), 1)) FROM {Table.Name}",
                    cancellationToken: cancel));
        }

        public override ValueTask DisposeAsync() => _isClosed ? ValueTask.CompletedTask : importer.DisposeAsync();
    }

    sealed class Insert(TableShape table, SqliteInsert insert) : TableLoader(table)
    {
        public override void Add(object?[] values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is long number)
                    insert.Bind(i, number);
                else if (values[i] is byte[] octets)
                    insert.Bind(i, octets);
                else
                    insert.Bind(i, (string?)values[i]);
            }
            insert.Run();
        }

        public override Task CompleteAsync(CancellationToken cancel) => Task.CompletedTask;

        public override ValueTask DisposeAsync()
        {
            insert.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
