using Servanda.Core.Json;

namespace Servanda.Cli.Commands;

/// <summary>Prints things of the catalogue for a terminal: lists as columns, one thing as labelled lines.</summary>
static class CatalogueText
{
    const int MaxColumn = 60;

    /// <summary>One row an item, a column a member, as wide as its longest value.</summary>
    public static void WriteTable(TextWriter output, IReadOnlyList<JsonItem> rows)
    {
        if (rows.Count == 0)
            return;
        string[] columns = [.. rows.SelectMany(row => row.Members).Select(member => member.Key).Distinct()];
        int[] widths = [.. columns.Select(column => Math.Min(MaxColumn, rows.Max(row => Cell(row[column]).Length)))];
        foreach (var row in rows)
        {
            var cells = columns.Select((column, i) => Cell(row[column]).PadRight(i < columns.Length - 1 ? widths[i] : 0));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    /// <summary>Every member on a line; lists of objects indented below.</summary>
    public static void Write(TextWriter output, JsonItem item, string indent = "")
    {
        foreach (var (key, value) in item.Members)
        {
            if (value.Items.Any(one => one.Kind == JsonKind.Object))
            {
                output.WriteLine($"{indent}{key}:");
                foreach (var one in value.Items)
                {
                    Write(output, one, indent + "    ");
                    output.WriteLine();
                }
            }
            else
            {
                output.WriteLine($"{indent}{key}: {Cell(value)}");
            }
        }
    }

    static string Cell(JsonItem? value) => value is null ? "" : value.Kind switch
    {
        JsonKind.String => value.AsText!,
        JsonKind.Number => value.AsInteger?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        JsonKind.Boolean => value.AsTruth == true ? "yes" : "no",
        JsonKind.Array => string.Join(", ", value.Items.Select(Cell)),
        JsonKind.Object => string.Join(", ", value.Members.Select(member => $"{member.Key} {Cell(member.Value)}")),
        JsonKind.Null => "",
    };
}
