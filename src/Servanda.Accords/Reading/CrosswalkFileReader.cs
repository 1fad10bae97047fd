using System.Globalization;

namespace Servanda.Accords.Reading;

/// <summary>Reads <c>crosswalk.csv</c>.</summary>
static class CrosswalkFileReader
{
    static readonly string[] Columns =
    [
        "from", "to", "relation", "strength", "met_transfer", "unmet_transfer", "rationale_en", "rationale_fr",
    ];

    static readonly string[] Relations = ["overlaps", "supports", "parent-of", "equivalent-intent"];

    public static IReadOnlyList<CrosswalkLink> Read(string text, FileSink problems, References references)
    {
        var links = new List<CrosswalkLink>();
        var pairs = new HashSet<(string, string)>();
        CsvTable.Read(text, problems, Columns, row =>
        {
            string from = row.Get("from"), to = row.Get("to");
            references.Refer(IdKind.Commitment, from, problems, row.Line, 0);
            references.Refer(IdKind.Commitment, to, problems, row.Line, 0);
            if (!pairs.Add((from, to)))
                row.Report("id.duplicate", $"{from} → {to}");
            var relation = row.Get("relation");
            if (!Relations.Contains(relation))
                row.Report("field.value", relation);
            if (row.Bilingual("rationale") is not { } rationale)
                row.Report("field.empty", "rationale_en");
            else
            {
                links.Add(new CrosswalkLink(from, to, relation, Weight(row, "strength"), Weight(row, "met_transfer"),
                    Weight(row, "unmet_transfer"), rationale));
            }
        });
        return links;
    }

    static int Weight(CsvFields row, string column)
    {
        var field = row.Get(column);
        if (int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) && weight <= ControlWeight.Max)
            return weight;
        row.Report("weight.range", field);
        return 0;
    }
}
