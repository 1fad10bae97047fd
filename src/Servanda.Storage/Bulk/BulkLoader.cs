using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Servanda.Storage.Bulk;

/// <summary>
/// Loads rows of one table over one connection, in the transaction that is open on it: by COPY into PostgreSQL, by
/// prepared inserts of many rows into SQLite. Not for use by several threads at once.
/// </summary>
sealed class BulkLoader<T>(DbConnection connection, BulkTable<T> table) : IAsyncDisposable
{
    // Each row of an insert has its own parameters; beyond this a longer statement is no faster.
    const int RowsPerInsert = 32;

    SqliteCommand? _many;
    SqliteCommand? _one;

    /// <summary>Loads the rows, in their order.</summary>
    public async Task LoadAsync(IReadOnlyList<T> rows, DbTransaction transaction, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return;
        if (connection is NpgsqlConnection postgres)
            await CopyAsync(postgres, rows, cancel);
        else
            Insert((SqliteConnection)connection, (SqliteTransaction)transaction, rows, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_many is not null)
            await _many.DisposeAsync();
        if (_one is not null)
            await _one.DisposeAsync();
    }

    async Task CopyAsync(NpgsqlConnection postgres, IReadOnlyList<T> rows, CancellationToken cancel)
    {
        await using var importer = await postgres.BeginBinaryImportAsync(
            $"COPY {table.Name} ({table.ColumnNames}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            importer.StartRow();
            foreach (var column in table.Columns)
                column.Write(importer, row);
        }
        await importer.CompleteAsync(cancel);
    }

    void Insert(SqliteConnection sqlite, SqliteTransaction transaction, IReadOnlyList<T> rows, CancellationToken cancel)
    {
        var at = 0;
        if (rows.Count >= RowsPerInsert)
        {
            _many ??= Prepare(sqlite, transaction, RowsPerInsert);
            _many.Transaction = transaction;
            for (; rows.Count - at >= RowsPerInsert; at += RowsPerInsert)
            {
                cancel.ThrowIfCancellationRequested();
                for (var i = 0; i < RowsPerInsert; i++)
                    Fill(_many, i * table.Columns.Count, rows[at + i]);
                _many.ExecuteNonQuery();
            }
        }
        if (at == rows.Count)
            return;
        _one ??= Prepare(sqlite, transaction, 1);
        _one.Transaction = transaction;
        for (; at < rows.Count; at++)
        {
            Fill(_one, 0, rows[at]);
            _one.ExecuteNonQuery();
        }
    }

    void Fill(SqliteCommand command, int first, in T row)
    {
        for (var i = 0; i < table.Columns.Count; i++)
            command.Parameters[first + i].Value = table.Columns[i].Boxed(row);
    }

    SqliteCommand Prepare(SqliteConnection sqlite, SqliteTransaction transaction, int rows)
    {
        var command = sqlite.CreateCommand();
        command.Transaction = transaction;
        var tuples = new List<string>(rows);
        for (var row = 0; row < rows; row++)
        {
            var names = new List<string>(table.Columns.Count);
            for (var column = 0; column < table.Columns.Count; column++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"@p{row}_{column}");
                names.Add(name);
                command.Parameters.Add(new SqliteParameter(name, null));
            }
            tuples.Add($"({string.Join(',', names)})");
        }
#pragma warning disable CA2100 // Names of our own tables and columns; every value is a parameter.
        command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnNames}) VALUES {string.Join(',', tuples)}";
#pragma warning restore CA2100
        command.Prepare();
        return command;
    }
}
