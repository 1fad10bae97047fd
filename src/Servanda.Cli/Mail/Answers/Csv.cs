using System.Text;

namespace Servanda.Cli.Mail.Answers;

/// <summary>
/// Rows of values (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it: reports are written
/// by strangers, and a name that begins with = must not run on whoever opens the table.
/// </summary>
sealed class Csv(TextWriter output)
{
    const string Formula = "=+-@\t\r";
    const string Quoted = "\",\r\n";

    readonly StringBuilder _line = new();

    public void Write(IEnumerable<string> cells)
    {
        _line.Clear();
        foreach (var cell in cells)
        {
            if (_line.Length > 0)
                _line.Append(',');
            Append(cell);
        }
        output.Write(_line.Append("\r\n"));
    }

    void Append(string cell)
    {
        var isFormula = cell.Length > 0 && Formula.Contains(cell[0], StringComparison.Ordinal);
        var mustQuote = cell.AsSpan().IndexOfAny(Quoted) >= 0 || cell.Length == 0;
        if (mustQuote)
            _line.Append('"');
        if (isFormula)
            _line.Append('\'');
        _line.Append(mustQuote ? cell.Replace("\"", "\"\"", StringComparison.Ordinal) : cell);
        if (mustQuote)
            _line.Append('"');
    }
}
