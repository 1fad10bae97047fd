using System.Data.Common;
using Dapper;
using Npgsql;

namespace Servanda.Storage.Log;

/// <summary>
/// The right to write a log, of one process among those that share a database: held as long as its connection lives, so that
/// it is free again when the process is killed. Two that were to think they had it could still not fork the log, as it goes
/// on only from where the database has it (<see cref="TreeHeadStore"/>). On SQLite the log's own directory keeps others out.
/// </summary>
public sealed class LogLease : IAsyncDisposable
{
    // Any number that nothing else on the server would take; the second half tells logs apart.
    const int AdvisoryClass = 0x5365726C;

    readonly DbConnection? _connection;
    readonly string _origin;

    LogLease(DbConnection? connection, string origin) => (_connection, _origin) = (connection, origin);

    /// <summary>Takes it; null while another process has it.</summary>
    public static async Task<LogLease?> TryTakeAsync(Database database, string origin, CancellationToken cancel)
    {
        if (database.Kind == DatabaseKind.Sqlite)
            return new LogLease(null, origin);
        var connection = await database.ConnectAsync(cancel);
        try
        {
            if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                "SELECT pg_try_advisory_lock(@AdvisoryClass, hashtext(@origin))", new { AdvisoryClass, origin }, cancellationToken: cancel)))
            {
                var lease = new LogLease(connection, origin);
                connection = null;
                return lease;
            }
            return null;
        }
        finally
        {
            if (connection is not null)
                await connection.DisposeAsync();
        }
    }

    /// <summary>Asks whether it is still held.</summary>
    /// <exception cref="DbException">It is not: the connection was lost.</exception>
    public Task CheckAsync(CancellationToken cancel) => _connection is null
        ? Task.CompletedTask
        : _connection.ExecuteAsync(new CommandDefinition("SELECT 1", cancellationToken: cancel));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is null)
            return;
        try
        {
            await _connection.ExecuteAsync(
                "SELECT pg_advisory_unlock(@AdvisoryClass, hashtext(@_origin))", new { AdvisoryClass, _origin });
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }
        await _connection.DisposeAsync();
    }
}
