using System.Data.Common;
using Dapper;

namespace Servanda.Storage.Mail;

/// <summary>
/// Which files of a folder are finished with. It is written after a file's reports, so a program that is stopped in between
/// reads the file again, finds its reports stored, and loses and doubles nothing.
/// </summary>
public sealed class FileLedger : IAsyncDisposable
{
    readonly DbConnection _connection;
    readonly string _folder;

    FileLedger(DbConnection connection, string folder) => (_connection, _folder) = (connection, folder);

    /// <summary>Opens the ledger of a folder.</summary>
    public static async Task<FileLedger> OpenAsync(Database database, string folder, CancellationToken cancel) =>
        new(await database.ConnectAsync(cancel), folder);

    /// <summary>Everything that is finished with, by name.</summary>
    public async Task<IReadOnlyDictionary<string, FileState>> ReadAsync(CancellationToken cancel)
    {
        var rows = await _connection.QueryAsync<Row>(new CommandDefinition(
            "SELECT name AS Name, length AS Length, modified_at AS ModifiedAt FROM mail_file WHERE folder = @Folder",
            new { Folder = _folder }, cancellationToken: cancel));
        return rows.ToDictionary(row => row.Name, row => new FileState(row.Length, row.ModifiedAt), StringComparer.Ordinal);
    }

    /// <summary>Notes that a file is finished with.</summary>
    public Task FinishAsync(string name, FileState state, CancellationToken cancel) =>
        _connection.ExecuteAsync(new CommandDefinition("""
            INSERT INTO mail_file (folder, name, length, modified_at) VALUES (@Folder, @Name, @Length, @ModifiedAt)
            ON CONFLICT (folder, name) DO UPDATE SET length = excluded.length, modified_at = excluded.modified_at
            """, new { Folder = _folder, Name = name, state.Length, state.ModifiedAt }, cancellationToken: cancel));

    /// <summary>Forgets a file that is gone.</summary>
    public Task ForgetAsync(string name, CancellationToken cancel) =>
        _connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM mail_file WHERE folder = @Folder AND name = @Name", new { Folder = _folder, Name = name },
            cancellationToken: cancel));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    sealed record Row
    {
        public string Name { get; init; } = "";

        public long Length { get; init; }

        public long ModifiedAt { get; init; }
    }
}

/// <summary>Tells whether a file is still the one that was read.</summary>
/// <param name="Length">In octets.</param>
/// <param name="ModifiedAt">Ticks of its time of change, UTC.</param>
public readonly record struct FileState(long Length, long ModifiedAt);
