using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Servanda.Storage.Bulk;

/// <summary>
/// A prepared insert, bound by position. The driver's own command looks every parameter up by name each time it runs, which
/// costs several times the insert itself.
/// </summary>
sealed class SqliteInsert : IDisposable
{
    const int ShortText = 512;

    readonly sqlite3 _database;
    readonly sqlite3_stmt _statement;

    public SqliteInsert(SqliteConnection connection, string table, string columns, int count)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("the connection is not open");
        var places = string.Join(',', Enumerable.Repeat('?', count));
        Check(raw.sqlite3_prepare_v2(_database, $"INSERT INTO {table} ({columns}) VALUES ({places})", out _statement));
    }

    /// <summary>Sets a number; positions begin at 0.</summary>
    public void Bind(int position, long value) => Check(raw.sqlite3_bind_int64(_statement, position + 1, value));

    /// <summary>Sets a text, or NULL.</summary>
    public void Bind(int position, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, position + 1));
            return;
        }
        var size = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = size > ShortText ? ArrayPool<byte>.Shared.Rent(size) : null;
        var buffer = rented ?? stackalloc byte[ShortText];
        var length = Encoding.UTF8.GetBytes(value, buffer);
        Check(raw.sqlite3_bind_text(_statement, position + 1, buffer[..length]));
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Sets octets.</summary>
    public void Bind(int position, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, position + 1, value));

    /// <summary>Inserts what is bound.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(_statement);
        // The reset gives the code of a failed step again, with its words.
        var reset = raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE)
            Check(reset);
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
