using System.Data.Common;
using Dapper;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Sequencing;

namespace Servanda.Storage.Log;

/// <summary>How far logs have come, one row for each: changed only from where it stood, and flushed before it is said to
/// be. Safe for several threads and processes.</summary>
public sealed class TreeHeadStore : ITreeHeadStore, IAsyncDisposable
{
    readonly Database _database;
    readonly SemaphoreSlim _turn = new(1);
    DbConnection? _connection;

    /// <summary>Over a database, which is disposed by whoever opened it.</summary>
    public TreeHeadStore(Database database) => _database = database;

    /// <inheritdoc/>
    public string Name => _database.Address.ToString();

    /// <inheritdoc/>
    public Task<TreeHead?> FindAsync(string origin, CancellationToken cancel) => AskAsync(async connection =>
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            "SELECT size, root FROM log_head WHERE origin = @origin", new { origin }, cancellationToken: cancel));
        return row is null ? null
            : TreeHash.TryRead(row.Root, out var root) ? new TreeHead(row.Size, root)
            : throw new StorageException($"{Name}: the root of the log {origin} is not one; the database was changed by hand.");
    }, cancel);

    /// <inheritdoc/>
    public Task<bool> TryBeginAsync(string origin, TreeHead head, CancellationToken cancel) => ChangeAsync(
        "INSERT INTO log_head (origin, size, root) VALUES (@origin, @size, @root) ON CONFLICT (origin) DO NOTHING",
        new { origin, size = head.Size, root = head.Root.ToString() }, cancel);

    /// <inheritdoc/>
    public Task<bool> TryAdvanceAsync(string origin, TreeHead old, TreeHead head, CancellationToken cancel) => ChangeAsync(
        "UPDATE log_head SET size = @size, root = @root WHERE origin = @origin AND size = @oldSize AND root = @oldRoot",
        new { origin, size = head.Size, root = head.Root.ToString(), oldSize = old.Size, oldRoot = old.Root.ToString() }, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _turn.Dispose();
    }

    Task<bool> ChangeAsync(string sql, object values, CancellationToken cancel) => AskAsync(
        async connection => await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancel)) == 1, cancel);

    /// <summary>One question at a time on a connection that is kept; after a fault the next one opens another.</summary>
    async Task<T> AskAsync<T>(Func<DbConnection, Task<T>> ask, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            _connection ??= await ConnectAsync(cancel);
            return await ask(_connection);
        }
        catch (DbException fault)
        {
            if (_connection is not null)
                await _connection.DisposeAsync();
            _connection = null;
            throw new StorageException($"{Name}: {fault.Message}", fault);
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task<DbConnection> ConnectAsync(CancellationToken cancel)
    {
        var connection = await _database.ConnectAsync(cancel);
        // What is acknowledged has to outlast a power cut: no setting of the server or of our own other use may say less.
        await connection.ExecuteAsync(_database.Kind switch
        {
            DatabaseKind.Sqlite => "PRAGMA synchronous=FULL",
            DatabaseKind.PostgreSql => "SET synchronous_commit TO on",
        });
        return connection;
    }

    sealed record Row
    {
        public long Size { get; init; }

        public string Root { get; init; } = "";
    }
}
