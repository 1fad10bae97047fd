using Servanda.Accords.Reading;

namespace Servanda.Accords.Targets;

/// <summary>Rows of organisations: several rows of one name are one organisation.</summary>
static class CsvTargets
{
    static readonly string[] Required = ["domain"];

    static readonly string[] Optional = ["name", "country", "accords", "selectors"];

    static readonly char[] BetweenValues = [' ', ',', ';', '|'];

    public static void Read(string text, FileSink problems, TargetList targets)
    {
        using var rows = CsvRows.Read(text, Separator(text), problems).GetEnumerator();
        if (!rows.MoveNext())
        {
            problems.Add(0, 0, "file.empty");
            return;
        }
        var header = rows.Current with
        {
            Fields = [.. rows.Current.Fields.Select(field => field.Trim().ToLowerInvariant())],
        };
        if (header.Fields is [var only] && only != "domain")
            header = new CsvRow(1, Required);
        else if (!rows.MoveNext())
        {
            problems.Add(header.Line, 0, "file.empty");
            return;
        }
        else if (!header.Fields.Contains("domain"))
        {
            problems.Add(header.Line, 0, "csv.header", "name,domain,country,accords,selectors");
            return;
        }
        CsvTable.Read(Under(header, rows), problems, Required, Optional, row => Take(row, targets));
    }

    static IEnumerable<CsvRow> Under(CsvRow header, IEnumerator<CsvRow> rows)
    {
        yield return header;
        do
            yield return rows.Current;
        while (rows.MoveNext());
    }

    static void Take(CsvFields row, TargetList targets)
    {
        var domain = row.Trimmed("domain");
        var name = row.Trimmed("name") is { Length: > 0 } given ? given : domain;
        if (name.Length == 0)
        {
            row.Report("field.empty", "domain");
            return;
        }
        if (targets.Begin(name, row.Line, out _) is not { } draft)
            return;
        if (domain.Length > 0)
            targets.AddDomain(draft, domain, Split(row.Trimmed("selectors")), row.Line, 0);
        if (row.Trimmed("country") is { Length: > 0 } country)
            targets.SetCountry(draft, country, row.Line, 0);
        foreach (var accord in Split(row.Trimmed("accords")))
            targets.AddAccord(draft, accord, row.Line, 0);
    }

    /// <summary>Where the system's list separator is a semicolon, spreadsheets write that.</summary>
    static char Separator(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        return first.Contains(';') && !first.Contains(',') ? ';' : ',';
    }

    static string[] Split(string field) => field.Split(BetweenValues, StringSplitOptions.RemoveEmptyEntries);
}
