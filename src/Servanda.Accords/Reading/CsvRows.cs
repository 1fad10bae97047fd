using System.Text;

namespace Servanda.Accords.Reading;

/// <summary>One row of a CSV file.</summary>
/// <param name="Line">Where it starts, from 1.</param>
/// <param name="Fields">Its fields, unquoted.</param>
sealed record CsvRow(int Line, IReadOnlyList<string> Fields);

/// <summary>Reads comma-separated values (RFC 4180); a line may also end in LF alone. Blank lines are skipped.</summary>
static class CsvRows
{
    /// <summary>Fields of a row at the most.</summary>
    public const int MaxFields = 64;

    /// <summary>Every row; a row with a misplaced quotation mark is reported and left out.</summary>
    public static IEnumerable<CsvRow> Read(string text, char separator, FileSink problems)
    {
        var line = 1;
        for (var at = 0; at < text.Length;)
        {
            if (EndOfLine(text, at) is > 0 and var blank)
            {
                at += blank;
                line++;
                continue;
            }
            var start = line;
            var fields = ReadRow(text, separator, problems, ref at, ref line);
            if (fields is not null)
                yield return new CsvRow(start, fields);
        }
    }

    static List<string>? ReadRow(string text, char separator, FileSink problems, ref int at, ref int line)
    {
        var fields = new List<string>();
        var sound = true;
        while (true)
        {
            var field = at < text.Length && text[at] == '"'
                ? ReadQuoted(text, problems, ref at, ref line)
                : ReadPlain(text, separator, ref at);
            sound &= field is not null;
            fields.Add(field ?? "");
            if (fields.Count > MaxFields)
            {
                problems.Add(line, 0, "csv.columns", $"> {MaxFields}");
                sound = false;
                SkipLine(text, ref at);
                break;
            }
            if (at < text.Length && text[at] == separator)
            {
                at++;
                continue;
            }
            if (at == text.Length || EndOfLine(text, at) > 0)
                break;
            problems.Add(line, 0, "csv.quote");
            sound = false;
            SkipLine(text, ref at);
            break;
        }
        if (at < text.Length)
        {
            at += EndOfLine(text, at);
            line++;
        }
        return sound ? fields : null;
    }

    /// <summary>Up to the separator or the end of the line; stops at a quotation mark, which RFC 4180 §2 rule 5 refuses.</summary>
    static string ReadPlain(string text, char separator, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] != separator && text[at] != '"' && EndOfLine(text, at) == 0)
            at++;
        return text[start..at];
    }

    static string? ReadQuoted(string text, FileSink problems, ref int at, ref int line)
    {
        var opened = line;
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 == text.Length || text[at + 1] != '"'))
            {
                at++;
                return field.ToString();
            }
            if (text[at] == '"')
                at++;
            if (text[at] == '\n')
                line++;
            field.Append(text[at]);
        }
        problems.Add(opened, 0, "csv.quote.open");
        return null;
    }

    static void SkipLine(string text, ref int at)
    {
        while (at < text.Length && EndOfLine(text, at) == 0)
            at++;
    }

    static int EndOfLine(string text, int at) =>
        text[at] == '\n' ? 1
        : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2
        : 0;
}
