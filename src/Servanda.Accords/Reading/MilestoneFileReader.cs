using System.Globalization;
using Servanda.Accords.Registers;

namespace Servanda.Accords.Reading;

/// <summary>Reads <c>milestones.csv</c>.</summary>
static class MilestoneFileReader
{
    const string Everyone = "all";
    const int MaxCount = 1_000_000;

    static readonly string[] Columns = ["accord", "on", "kind", "count", "what_en", "what_fr", "source"];

    public static IReadOnlyList<Milestone> Read(string text, FileSink problems, References references)
    {
        var milestones = new List<Milestone>();
        var counted = new HashSet<(string, string, string)>();
        CsvTable.Read(text, problems, Columns, row =>
        {
            string accord = row.Get("accord"), on = row.Get("on"), kind = row.Get("kind"), source = row.Get("source");
            references.Refer(IdKind.Accord, accord, problems, row.Line, 0);
            if (!PartialDate.TryRead(on, out var date))
                row.Report("date.invalid", on);
            if (!Ids.IsSimple(kind))
                row.Report("id.form", kind);
            if (!counted.Add((accord, on, kind)))
                row.Report("id.duplicate", $"{accord} {on} {kind}");
            var count = row.Get("count");
            if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0 or > MaxCount)
                row.Report("field.value", count);
            if (row.Bilingual("what") is { } what)
                milestones.Add(new Milestone(accord, date, kind == Everyone ? null : kind, number, what, source));
            else
                row.Report("field.empty", "what_en");
        });
        return milestones;
    }
}
