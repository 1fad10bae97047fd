using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Servanda.Storage.Migrations;

namespace Servanda.Storage;

/// <summary>
/// A database with its schema up to date. Connections are the driver's, pooled; stores open one for as long as they need
/// it.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>How long a writer waits for another, in seconds.</summary>
    internal const int BusySeconds = 30;

    // A database in memory is gone with its last connection.
    readonly SqliteConnection? _anchor;
    readonly NpgsqlDataSource? _source;

    Database(DatabaseAddress address)
    {
        Address = address;
        if (address.Kind == DatabaseKind.PostgreSql)
            _source = NpgsqlDataSource.Create(address.ConnectionString);
        if (address.IsMemory)
        {
            _anchor = new SqliteConnection(address.ConnectionString);
            _anchor.Open();
        }
    }

    /// <summary>Where it is.</summary>
    public DatabaseAddress Address { get; }

    /// <summary>Which database it is.</summary>
    public DatabaseKind Kind => Address.Kind;

    /// <summary>Opens a database, makes it when it is not there, and brings its schema up to date.</summary>
    /// <exception cref="StorageException">It does not answer, or is not one of ours at this version.</exception>
    public static async Task<Database> OpenAsync(DatabaseAddress address, TimeProvider clock, CancellationToken cancel)
    {
        if (Path.GetDirectoryName(address.Path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        var database = new Database(address);
        try
        {
            await using var connection = await database.ConnectAsync(cancel);
            await new Migrator(address.Kind, Migration.All(address.Kind), clock).RunAsync(connection, cancel);
            return database;
        }
        catch (DbException fault)
        {
            await database.DisposeAsync();
            throw new StorageException($"{address}: {fault.Message}", fault);
        }
        catch (StorageException)
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>A database as it is, whatever its schema; nothing is made or changed by that.</summary>
    internal static Database At(DatabaseAddress address) => new(address);

    /// <summary>Begins a change of several rows. A writer on SQLite waits for the one before it.</summary>
    public async Task<StoreTransaction> BeginAsync(CancellationToken cancel)
    {
        var connection = await ConnectAsync(cancel);
        try
        {
            // Deferred, a reader that turns writer would be refused where another wrote in between.
            var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: false)
                : await connection.BeginTransactionAsync(cancel);
            return new StoreTransaction(connection, transaction, Kind);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>An open connection; whoever asked closes it.</summary>
    internal async Task<DbConnection> ConnectAsync(CancellationToken cancel)
    {
        if (_source is not null)
            return await _source.OpenConnectionAsync(cancel);
        var connection = new SqliteConnection(Address.ConnectionString);
        await connection.OpenAsync(cancel);
        // With a write-ahead log NORMAL loses no committed order: after a power cut the last reports may be missing, and
        // so is the note that they were read, so they are read again.
        await connection.ExecuteAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;");
        return connection;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
            await _source.DisposeAsync();
        _anchor?.Dispose();
        if (Address.Path is not null)
            SqliteConnection.ClearPool(new SqliteConnection(Address.ConnectionString));
    }
}
