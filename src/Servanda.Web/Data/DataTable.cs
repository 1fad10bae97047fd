using Servanda.Accords;

namespace Servanda.Web.Data;

/// <summary>A table that anybody may take along.</summary>
/// <param name="Name">Its name in a path and in the dump: lower-case letters and hyphens.</param>
/// <param name="Title">What it holds.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Rows">Reads its rows, in a stable order; a cell is null where nothing is known.</param>
sealed record DataTable(
    string Name, Text Title, IReadOnlyList<DataColumn> Columns,
    Func<DataSource, CancellationToken, IAsyncEnumerable<string?[]>> Rows)
{
    /// <summary>A table whose rows are in memory.</summary>
    public static DataTable Of(
        string name, Text title, IReadOnlyList<DataColumn> columns, Func<DataSource, IEnumerable<string?[]>> rows) =>
        new(name, title, columns, (source, _) => rows(source).ToAsyncEnumerable());
}

/// <summary>A column.</summary>
/// <param name="Name">As the header and JSON write it: lower case, words joined by underscores.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="Meaning">What it says.</param>
sealed record DataColumn(string Name, DataKind Kind, Text Meaning);

/// <summary>What stands in a column.</summary>
enum DataKind
{
    /// <summary>Text.</summary>
    Text,
    /// <summary>A whole number.</summary>
    Number,
    /// <summary>true or false.</summary>
    Truth,
    /// <summary>A date as far as it is known (ISO 8601): 2018, 2018-02 or 2018-04-17.</summary>
    Date,
    /// <summary>A moment in UTC (RFC 3339).</summary>
    Moment,
}
