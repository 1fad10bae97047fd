using Npgsql;
using NpgsqlTypes;

namespace Servanda.Storage.Bulk;

/// <summary>A column of rows that are loaded many at a time, and where its value is in a row.</summary>
abstract record BulkColumn<T>
{
    BulkColumn(string name) => Name = name;

    /// <summary>The column's name, ours and never from outside.</summary>
    public string Name { get; }

    /// <summary>Gives the value to a statement of SQLite.</summary>
    public abstract void Bind(SqliteInsert insert, int position, T row);

    /// <summary>Writes the value in PostgreSQL's binary form.</summary>
    public abstract void Write(NpgsqlBinaryImporter importer, T row);

    /// <summary>A BIGINT.</summary>
    public sealed record Number(string Column, Func<T, long> Value) : BulkColumn<T>(Column)
    {
        public override void Bind(SqliteInsert insert, int position, T row) => insert.Bind(position, Value(row));

        public override void Write(NpgsqlBinaryImporter importer, T row) =>
            importer.Write(Value(row), NpgsqlDbType.Bigint);
    }

    /// <summary>A TEXT, which may be NULL.</summary>
    public sealed record Text(string Column, Func<T, string?> Value) : BulkColumn<T>(Column)
    {
        public override void Bind(SqliteInsert insert, int position, T row) => insert.Bind(position, Value(row));

        public override void Write(NpgsqlBinaryImporter importer, T row)
        {
            if (Value(row) is { } text)
                importer.Write(text, NpgsqlDbType.Text);
            else
                importer.WriteNull();
        }
    }
}
