namespace Servanda.Storage.Transfer;

/// <summary>What a column of ours can hold.</summary>
enum ColumnKind
{
    /// <summary>TEXT.</summary>
    Text,
    /// <summary>BIGINT.</summary>
    Number,
    /// <summary>BYTEA; SQLite's BLOB.</summary>
    Octets,
}

/// <summary>A column as the database has it.</summary>
/// <param name="Name">Ours: lower-case letters, digits and underscores.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="KeyOrder">Its place in the primary key, from 1; 0 when it is not of it.</param>
/// <param name="IsCounted">Whether PostgreSQL counts it up by itself.</param>
sealed record ColumnShape(string Name, ColumnKind Kind, int KeyOrder, bool IsCounted);

/// <summary>A table as the database has it.</summary>
/// <param name="Name">Its name, ours.</param>
/// <param name="Columns">In the order of their names, which is the same on every database.</param>
/// <param name="Needs">Other tables whose rows its rows name.</param>
sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns, IReadOnlyList<string> Needs)
{
    /// <summary>The columns' names, with commas.</summary>
    public string ColumnNames { get; } = string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>What rows are sorted by, the same on every database: the key, byte for byte.</summary>
    public string Order(DatabaseKind kind)
    {
        var key = Columns.Where(column => column.KeyOrder > 0).OrderBy(column => column.KeyOrder).ToList();
        return string.Join(", ", (key.Count > 0 ? key : Columns).Select(column => (kind, column.Kind) switch
        {
            (DatabaseKind.PostgreSql, ColumnKind.Text) => column.Name + " COLLATE \"C\"",
            _ => column.Name,
        }));
    }

    /// <summary>The tables, each after those it needs.</summary>
    public static IReadOnlyList<TableShape> InOrder(IReadOnlyList<TableShape> tables)
    {
        List<TableShape> ordered = [];
        HashSet<string> done = new(StringComparer.Ordinal);
        while (ordered.Count < tables.Count)
        {
            var ready = tables.Where(table => !done.Contains(table.Name)
                && table.Needs.All(need => need == table.Name || done.Contains(need))).ToList();
            if (ready.Count == 0)
                throw new StorageException("Tables name each other's rows in a circle: " + string.Join(", ", tables
                    .Select(table => table.Name).Where(name => !done.Contains(name))));
            ordered.AddRange(ready);
            done.UnionWith(ready.Select(table => table.Name));
        }
        return ordered;
    }
}
