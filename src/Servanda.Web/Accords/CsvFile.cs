using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Servanda.Web.Accords;

/// <summary>A table as CSV (RFC 4180), in which no cell is a formula to a spreadsheet.</summary>
sealed class CsvFile
{
    readonly StringBuilder _text = new();

    public CsvFile(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
            _text.Append(_text.Length == 0 ? "" : ",").Append(column);
        _text.Append("\r\n");
    }

    public void Add(params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            _text.Append(i == 0 ? "" : ",").Append(Quote(cells[i] ?? ""));
        _text.Append("\r\n");
    }

    public FileContentHttpResult Send(string name) =>
        TypedResults.File(Encoding.UTF8.GetBytes(_text.ToString()), "text/csv; charset=utf-8", name);

    static string Quote(string cell)
    {
        // What a spreadsheet would take for a formula is made text by an apostrophe in front.
        var text = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{cell}" : cell;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
