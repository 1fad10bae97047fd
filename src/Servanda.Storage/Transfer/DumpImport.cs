using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Dapper;

namespace Servanda.Storage.Transfer;

/// <summary>Takes a dump into an empty database of the same schema, all of it or nothing.</summary>
public static class DumpImport
{
    const int ReportEvery = 10_000;

    // A row may hold a bundle, in base64.
    const int MaxLine = 512 << 20;

    /// <summary>Takes it.</summary>
    /// <param name="input">The dump; seekable.</param>
    /// <param name="database">Where to: new, or nothing in it yet.</param>
    /// <param name="progress">Is told of each table and of every ten thousand rows; null for nobody.</param>
    /// <param name="cancel">Gives up; nothing is left then.</param>
    /// <exception cref="StorageException">It is no dump, is of another schema, is damaged, or the database is not empty; the
    /// message says which.</exception>
    public static async Task<DumpManifest> RunAsync(
        Stream input, Database database, IProgress<TransferProgress>? progress, CancellationToken cancel)
    {
        try
        {
            await using var zip = new ZipArchive(input, ZipArchiveMode.Read, leaveOpen: true);
            var manifest = await ManifestAsync(zip, database.Kind, cancel);
            await using var connection = await database.ConnectAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var tables = await SchemaShape.ReadAsync(connection, transaction, database.Kind, cancel);
            await CheckAsync(connection, transaction, tables, manifest, cancel);
            foreach (var table in tables)
                await TakeAsync(connection, table, manifest.Tables.Single(one => one.Name == table.Name), zip, progress, cancel);
            await transaction.CommitAsync(cancel);
            return manifest;
        }
        catch (InvalidDataException fault)
        {
            throw new StorageException($"The dump is damaged: {fault.Message}", fault);
        }
        catch (DbException fault)
        {
            throw new StorageException($"{database.Address}: {fault.Message}", fault);
        }
    }

    static async Task<DumpManifest> ManifestAsync(ZipArchive zip, DatabaseKind kind, CancellationToken cancel)
    {
        if (zip.GetEntry(DumpManifest.FileName) is not { Length: <= DumpManifest.MaxOctets } entry)
            throw new StorageException($"There is no {DumpManifest.FileName} in it: that is no dump of Servanda.");
        var bytes = new byte[entry.Length];
        await using (var file = await entry.OpenAsync(cancel))
            await file.ReadExactlyAsync(bytes, cancel);
        var manifest = DumpManifest.Read(bytes) ?? throw new StorageException($"{DumpManifest.FileName} is not one that this version reads.");
        var known = DumpManifest.KnownSteps(kind);
        return manifest.Steps.SequenceEqual(known) ? manifest : throw new StorageException(
            $"The dump is of another version's schema (its last step is {(manifest.Steps.Count == 0 ? "none" : manifest.Steps[^1])}, this version's is {known[^1]}): "
            + "import it with that version, and start this one on the database then.");
    }

    static async Task CheckAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<TableShape> tables, DumpManifest manifest, CancellationToken cancel)
    {
        if (!tables.Select(table => table.Name).Order(StringComparer.Ordinal)
            .SequenceEqual(manifest.Tables.Select(table => table.Name).Order(StringComparer.Ordinal)))
            throw new StorageException("The dump has other tables than the database: one of them was changed by hand.");
        foreach (var table in tables)
        {
            if (!manifest.Tables.Single(one => one.Name == table.Name).Columns.SequenceEqual(table.Columns.Select(column => column.Name)))
                throw new StorageException($"The table {table.Name} of the dump has other columns: one of them was changed by hand.");
            if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                $"SELECT EXISTS (SELECT 1 FROM {table.Name})", transaction: transaction, cancellationToken: cancel)))
                throw new StorageException($"There are rows in {table.Name} already: a dump goes into an empty database only.");
        }
    }

    static async Task TakeAsync(
        DbConnection connection, TableShape table, DumpTable expected, ZipArchive zip, IProgress<TransferProgress>? progress,
        CancellationToken cancel)
    {
        var entry = zip.GetEntry(DumpManifest.PathOf(table.Name))
            ?? throw new StorageException($"The dump is damaged: there is no {DumpManifest.PathOf(table.Name)}.");
        progress?.Report(new(table.Name, 0));
        await using var file = await entry.OpenAsync(cancel);
        var reader = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        await using (var loader = await TableLoader.OpenAsync(connection, table, cancel))
        {
            var values = new object?[table.Columns.Count];
            while (await LineAsync(reader, cancel) is { } line)
            {
                foreach (var segment in line)
                    hash.AppendData(segment.Span);
                if (!DumpRow.TryRead(line.Slice(0, line.Length - 1), table.Columns, values))
                    throw new StorageException(string.Create(CultureInfo.InvariantCulture,
                        $"The dump is damaged: line {rows + 1} of {entry.FullName} is no row of that table."));
                loader.Add(values);
                reader.AdvanceTo(line.End);
                if (++rows % ReportEvery == 0)
                    progress?.Report(new(table.Name, rows));
            }
            await loader.CompleteAsync(cancel);
        }
        await reader.CompleteAsync();
        if (rows != expected.Rows || Convert.ToHexStringLower(hash.GetHashAndReset()) != expected.Digest.ToString())
            throw new StorageException($"The dump is damaged: {entry.FullName} is not the file its manifest names.");
    }

    /// <summary>The next line with its break; null at the end. Whoever gets it advances the reader behind it.</summary>
    static async Task<ReadOnlySequence<byte>?> LineAsync(PipeReader reader, CancellationToken cancel)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
                return read.Buffer.Slice(0, read.Buffer.GetPosition(1, end));
            if (read.IsCompleted)
                return read.Buffer.IsEmpty ? null : throw new InvalidDataException("a line has no end");
            if (read.Buffer.Length > MaxLine)
                throw new InvalidDataException("a line has no end within the limit");
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
