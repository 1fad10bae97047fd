using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Terminal;

/// <summary>What could not be shown, summed up by why.</summary>
static class UnknownLines
{
    public static void Write(Sheet sheet, ReportHead head, Scorecard scorecard)
    {
        var unknown = scorecard.Controls.Where(control => Lanewise.LaneOf(control) == Lane.Unknown)
            .GroupBy(control => Phrases.WhyUnknown(control, head.Index.Control(control.ControlId))).ToList();
        if (unknown.Count == 0)
            return;
        sheet.Space();
        sheet.Paragraph(0, 0, sheet.Ink(Phrases.Unknowns, Glyphs.Loud));
        foreach (var group in unknown)
        {
            var titles = group.Select(control => head.Index.ControlTitle(control.ControlId).In(head.Language));
            sheet.Paragraph(2, 4,
                sheet.Ink($"{sheet.Glyphs.Of(ControlStatus.Unknown)} ", Glyphs.Ink(ControlStatus.Unknown)),
                sheet.Ink(group.Key, Glyphs.Ink(ControlStatus.Unknown)),
                sheet.Ink($" ({group.Count()})", Glyphs.Ink(ControlStatus.Unknown)));
            sheet.Paragraph(4, 4, sheet.Ink(string.Join(", ", titles)));
        }
    }
}
