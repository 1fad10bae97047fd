using System.Buffers;
using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Servanda.Core;

namespace Servanda.Storage.Transfer;

/// <summary>
/// Writes the whole database as one zip that either database can take: a file of lines for each table, sorted by key, and a
/// manifest with their digests. All of it is of one moment; others go on writing meanwhile.
/// </summary>
public static class DumpExport
{
    const int ReportEvery = 10_000;

    // Zip files have no time before this one; the same rows are to be the same file.
    static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes it.</summary>
    /// <param name="database">From where.</param>
    /// <param name="output">Where to; need not be seekable.</param>
    /// <param name="clock">Says when it was made.</param>
    /// <param name="progress">Is told of each table and of every ten thousand rows; null for nobody.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="StorageException">The database does not answer, or was changed by hand.</exception>
    public static async Task<DumpManifest> RunAsync(
        Database database, Stream output, TimeProvider clock, IProgress<TransferProgress>? progress, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.ConnectAsync(cancel);
            await using var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
            List<DumpTable> tables = [];
            foreach (var table in await SchemaShape.ReadAsync(connection, transaction, database.Kind, cancel))
                tables.Add(await WriteAsync(connection, transaction, database.Kind, table, zip, progress, cancel));
            var manifest = new DumpManifest(DumpManifest.KnownSteps(database.Kind), tables, clock.GetUtcNow());
            await using var file = await Entry(zip, DumpManifest.FileName).OpenAsync(cancel);
            await file.WriteAsync(manifest.Write(), cancel);
            return manifest;
        }
        catch (DbException fault)
        {
            throw new StorageException($"{database.Address}: {fault.Message}", fault);
        }
    }

    static async Task<DumpTable> WriteAsync(
        DbConnection connection, DbTransaction transaction, DatabaseKind kind, TableShape table, ZipArchive zip,
        IProgress<TransferProgress>? progress, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT {table.ColumnNames} FROM {table.Name} ORDER BY {table.Order(kind)}";
        await using var file = await Entry(zip, DumpManifest.PathOf(table.Name)).OpenAsync(cancel);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>();
        var count = 0L;
        progress?.Report(new(table.Name, 0));
        while (await rows.ReadAsync(cancel))
        {
            line.ResetWrittenCount();
            DumpRow.Write(rows, table.Columns, line);
            hash.AppendData(line.WrittenSpan);
            await file.WriteAsync(line.WrittenMemory, cancel);
            if (++count % ReportEvery == 0)
                progress?.Report(new(table.Name, count));
        }
        Digest.TryRead(Convert.ToHexStringLower(hash.GetHashAndReset()), out var digest);
        return new(table.Name, [.. table.Columns.Select(column => column.Name)], count, digest);
    }

    static ZipArchiveEntry Entry(ZipArchive zip, string path)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry;
    }
}
