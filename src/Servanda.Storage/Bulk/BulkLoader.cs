using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Servanda.Storage.Bulk;

/// <summary>
/// Loads rows of one table over one connection, in the transaction that is open on it: by COPY into PostgreSQL, by a
/// prepared insert into SQLite. Not for use by several threads at once.
/// </summary>
sealed class BulkLoader<T>(DbConnection connection, BulkTable<T> table) : IDisposable
{
    SqliteInsert? _insert;

    /// <summary>Loads the rows, in their order.</summary>
    public async Task LoadAsync(IReadOnlyList<T> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return;
        if (connection is NpgsqlConnection postgres)
            await CopyAsync(postgres, rows, cancel);
        else
            Insert((SqliteConnection)connection, rows, cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => _insert?.Dispose();

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

    void Insert(SqliteConnection sqlite, IReadOnlyList<T> rows, CancellationToken cancel)
    {
        _insert ??= new SqliteInsert(sqlite, table.Name, table.ColumnNames, table.Columns.Count);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < table.Columns.Count; i++)
                table.Columns[i].Bind(_insert, i, row);
            _insert.Run();
        }
    }
}
