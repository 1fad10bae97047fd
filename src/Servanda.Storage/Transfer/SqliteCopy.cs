using Microsoft.Data.Sqlite;
using Servanda.Core.Files;

namespace Servanda.Storage.Transfer;

/// <summary>Copies of a SQLite database as one file, made while others use it.</summary>
public static class SqliteCopy
{
    static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Whether a file is a SQLite database, by its first octets.</summary>
    public static bool IsOne(string path)
    {
        var head = new byte[Magic.Length];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual(Magic);
    }

    /// <summary>Copies the database into a file, as it is at one moment, and reads the copy through once.</summary>
    /// <param name="from">A SQLite file; nothing is changed in it.</param>
    /// <param name="path">The new file; it appears once it is whole.</param>
    /// <exception cref="StorageException">There is a file already, or the copy does not read; the message says which.</exception>
    public static void Make(DatabaseAddress from, string path)
    {
        if (from.Path is null || !File.Exists(from.Path))
            throw new StorageException($"{from} is no file with a SQLite database.");
        if (File.Exists(path))
            throw new StorageException($"{path} is there already; nothing was written.");
        var beside = path + ".new";
        File.Delete(beside);
        try
        {
            using (var source = Open(from.Path, SqliteOpenMode.ReadOnly))
            using (var target = Open(beside, SqliteOpenMode.ReadWriteCreate))
            {
                source.BackupDatabase(target);
                using var check = target.CreateCommand();
                // The copy is one file: it is read where nobody may write, such as on a medium that was put away.
                check.CommandText = "PRAGMA journal_mode=DELETE; PRAGMA integrity_check";
                var said = Last(check);
                if (said != "ok")
                    throw new StorageException($"The copy does not read: {said}");
            }
            using (var file = new FileStream(beside, FileMode.Open, FileAccess.ReadWrite))
                file.Flush(flushToDisk: true);
            File.Move(beside, path, overwrite: false);
            DurableFile.FlushDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (SqliteException fault)
        {
            throw new StorageException($"{from}: {fault.Message}", fault);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    static string? Last(SqliteCommand command)
    {
        using var rows = command.ExecuteReader();
        string? last = null;
        do
        {
            while (rows.Read())
                last = rows.GetString(0);
        }
        while (rows.NextResult());
        return last;
    }

    static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = Database.BusySeconds }.ToString());
        connection.Open();
        return connection;
    }
}
