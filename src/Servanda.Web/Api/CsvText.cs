namespace Servanda.Web.Api;

/// <summary>
/// Rows of values (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it: names are written by
/// strangers, and one that begins with = must not run on whoever opens the table.
/// </summary>
public static class CsvText
{
    /// <summary>The media type, with its header and encoding.</summary>
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    const string Formula = "=+-@\t\r", Quoted = "\",\r\n";

    /// <summary>Writes one row with its end; a cell that is null is empty, an empty text is quoted.</summary>
    public static void Write(TextWriter output, IEnumerable<string?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                output.Write(',');
            first = false;
            if (cell is not null)
                Write(output, cell);
        }
        output.Write("\r\n");
    }

    static void Write(TextWriter output, string cell)
    {
        var isFormula = cell.Length > 0 && Formula.Contains(cell[0], StringComparison.Ordinal);
        var isQuoted = cell.Length == 0 || cell.AsSpan().ContainsAny(Quoted);
        if (isQuoted)
            output.Write('"');
        if (isFormula)
            output.Write('\'');
        output.Write(isQuoted ? cell.Replace("\"", "\"\"", StringComparison.Ordinal) : cell);
        if (isQuoted)
            output.Write('"');
    }
}
