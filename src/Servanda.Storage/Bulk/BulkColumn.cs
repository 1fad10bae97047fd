using Npgsql;
using NpgsqlTypes;

namespace Servanda.Storage.Bulk;

/// <summary>A column of rows that are loaded many at a time, and where its value is in a row.</summary>
abstract record BulkColumn<T>
{
    BulkColumn(string name) => Name = name;

    /// <summary>The column's name, ours and never from outside.</summary>
    public string Name { get; }

    /// <summary>The value as SQLite's driver takes it.</summary>
    public abstract object Boxed(in T row);

    /// <summary>Writes the value in PostgreSQL's binary form.</summary>
    public abstract void Write(NpgsqlBinaryImporter importer, in T row);

    /// <summary>A BIGINT.</summary>
    public sealed record Number(string Column, Func<T, long> Value) : BulkColumn<T>(Column)
    {
        // Most numbers are small, and the same few again and again.
        static readonly object[] Small = [.. Enumerable.Range(0, 1024).Select(n => (object)(long)n)];

        public override object Boxed(in T row) => Value(row) is var n && (ulong)n < (ulong)Small.Length ? Small[n] : n;

        public override void Write(NpgsqlBinaryImporter importer, in T row) =>
            importer.Write(Value(row), NpgsqlDbType.Bigint);
    }

    /// <summary>A TEXT, which may be NULL.</summary>
    public sealed record Text(string Column, Func<T, string?> Value) : BulkColumn<T>(Column)
    {
        public override object Boxed(in T row) => Value(row) ?? (object)DBNull.Value;

        public override void Write(NpgsqlBinaryImporter importer, in T row)
        {
            if (Value(row) is { } text)
                importer.Write(text, NpgsqlDbType.Text);
            else
                importer.WriteNull();
        }
    }
}
