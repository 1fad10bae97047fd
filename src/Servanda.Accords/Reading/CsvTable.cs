using System.Globalization;

namespace Servanda.Accords.Reading;

/// <summary>Rows under a header that names exactly the columns asked for, in any order.</summary>
sealed class CsvTable
{
    readonly Dictionary<string, int> _columns;

    CsvTable(Dictionary<string, int> columns, FileSink problems) => (_columns, Problems) = (columns, problems);

    public FileSink Problems { get; }

    /// <summary>Reads a file whole; every sound row is handed over.</summary>
    public static void Read(string text, FileSink problems, IReadOnlyList<string> columns, Action<CsvFields> take) =>
        Read(CsvRows.Read(text, ',', problems), problems, columns, [], take);

    /// <summary>Reads rows of which the first is the header.</summary>
    public static void Read(IEnumerable<CsvRow> rows, FileSink problems, IReadOnlyList<string> required,
        IReadOnlyList<string> optional, Action<CsvFields> take)
    {
        CsvTable? table = null;
        var width = 0;
        foreach (var row in rows)
        {
            if (table is null)
            {
                table = Header(row, problems, required, optional);
                width = row.Fields.Count;
                if (table is null)
                    return;
            }
            else if (row.Fields.Count != width)
            {
                problems.Add(row.Line, 0, "csv.columns",
                    string.Create(CultureInfo.InvariantCulture, $"{row.Fields.Count} / {width}"));
            }
            else
            {
                take(new CsvFields(table, row));
            }
        }
        if (table is null)
            problems.Add(1, 0, "csv.header", string.Join(", ", required));
    }

    public int? Column(string name) => _columns.TryGetValue(name, out var at) ? at : null;

    static CsvTable? Header(CsvRow row, FileSink problems, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var sound = true;
        for (var i = 0; i < row.Fields.Count; i++)
        {
            var name = row.Fields[i].Trim();
            var code = !required.Contains(name) && !optional.Contains(name) ? "csv.column.unknown"
                : !columns.TryAdd(name, i) ? "csv.column.duplicate"
                : null;
            if (code is null)
                continue;
            problems.Add(row.Line, 0, code, name);
            sound = false;
        }
        foreach (var name in required.Where(name => !columns.ContainsKey(name)))
        {
            problems.Add(row.Line, 0, "csv.column.missing", name);
            sound = false;
        }
        return sound ? new CsvTable(columns, problems) : null;
    }
}

/// <summary>One row, its fields taken by the names of their columns.</summary>
readonly struct CsvFields(CsvTable table, CsvRow row)
{
    public int Line => row.Line;

    /// <summary>The field, empty when the row or the file does not give it; a space at either end is a problem.</summary>
    public string Find(string column)
    {
        if (table.Column(column) is not { } at)
            return "";
        var field = row.Fields[at];
        var trimmed = field.Trim();
        if (trimmed.Length != field.Length)
            Report("field.space", field);
        return trimmed;
    }

    /// <summary>The field without the spaces around it, empty when it is not there.</summary>
    public string Trimmed(string column) => table.Column(column) is { } at ? row.Fields[at].Trim() : "";

    /// <summary>The field; empty is a problem.</summary>
    public string Get(string column)
    {
        var field = Find(column);
        if (field.Length == 0)
            Report("field.empty", column);
        return field;
    }

    /// <summary>A text whose two languages stand in two columns; null when both are empty.</summary>
    public Text? Bilingual(string name)
    {
        string en = Find(name + "_en"), fr = Find(name + "_fr");
        if ((en.Length == 0) != (fr.Length == 0))
            Report("text.translation", en.Length == 0 ? "en" : "fr");
        return en.Length > 0 && fr.Length > 0 ? new Text(en, fr) : null;
    }

    public void Report(string code, string? detail) => table.Problems.Add(row.Line, 0, code, detail);
}
