namespace Servanda.Storage.Bulk;

/// <summary>A table that rows of a type are loaded into.</summary>
/// <param name="Name">The table's name, ours and never from outside.</param>
/// <param name="Columns">All columns without a value of their own.</param>
sealed record BulkTable<T>(string Name, IReadOnlyList<BulkColumn<T>> Columns)
{
    /// <summary>The columns' names, with commas.</summary>
    public string ColumnNames { get; } = string.Join(", ", Columns.Select(column => column.Name));
}
