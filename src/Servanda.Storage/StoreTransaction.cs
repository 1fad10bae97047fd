using System.Data.Common;
using Dapper;
using Servanda.Storage.Bulk;

namespace Servanda.Storage;

/// <summary>
/// A change of several rows, all of it or nothing: what is left without <see cref="CommitAsync"/> never was. On SQLite it
/// is the only writer from its start; on PostgreSQL two may run at once, so a change of state names the state it is from.
/// </summary>
public sealed class StoreTransaction : IAsyncDisposable
{
    readonly DbConnection _connection;
    readonly DbTransaction _transaction;

    internal StoreTransaction(DbConnection connection, DbTransaction transaction, DatabaseKind kind) =>
        (_connection, _transaction, Kind) = (connection, transaction, kind);

    /// <summary>Which database it is on.</summary>
    internal DatabaseKind Kind { get; }

    /// <summary>Makes it so, and lets others see it.</summary>
    public Task CommitAsync(CancellationToken cancel) => _transaction.CommitAsync(cancel);

    /// <summary>Changes rows; returns how many.</summary>
    internal Task<int> ExecuteAsync(string sql, object? values, CancellationToken cancel) =>
        _connection.ExecuteAsync(new CommandDefinition(sql, values, _transaction, cancellationToken: cancel));

    /// <summary>Reads rows, with what was changed here.</summary>
    internal Task<IEnumerable<T>> QueryAsync<T>(string sql, object? values, CancellationToken cancel) =>
        _connection.QueryAsync<T>(new CommandDefinition(sql, values, _transaction, cancellationToken: cancel));

    /// <summary>Reads one row or none.</summary>
    internal Task<T?> FindAsync<T>(string sql, object? values, CancellationToken cancel) =>
        _connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, values, _transaction, cancellationToken: cancel));

    /// <summary>Loads many rows of one table, in their order.</summary>
    internal async Task LoadAsync<T>(BulkTable<T> table, IReadOnlyList<T> rows, CancellationToken cancel)
    {
        using var loader = new BulkLoader<T>(_connection, table);
        await loader.LoadAsync(rows, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
