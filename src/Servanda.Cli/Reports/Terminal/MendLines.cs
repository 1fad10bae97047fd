using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Terminal;

/// <summary>What to mend first, heaviest first, with the exact text to publish.</summary>
static class MendLines
{
    const int MostControls = 8;
    const int MostFindings = 3;
    const int Indent = 5;

    public static void Write(Sheet sheet, ReportHead head, Scorecard scorecard)
    {
        sheet.Space();
        sheet.Paragraph(0, 0, sheet.Ink(Phrases.MendFirst, Glyphs.Loud));
        var mend = FirstToMend.In(scorecard, head.Index);
        if (mend.Count == 0)
            sheet.Paragraph(2, 2, sheet.Ink(Phrases.NothingToMend));
        foreach (var (place, one) in mend.Take(MostControls).Index())
            Control(sheet, head, place + 1, one);
        if (mend.Count > MostControls)
            sheet.Paragraph(2, 2, sheet.Ink(Phrases.More(mend.Count - MostControls), Glyphs.Quiet));
    }

    static void Control(Sheet sheet, ReportHead head, int place, ToMend one)
    {
        var control = one.Control;
        var kind = head.Index.Control(control.ControlId)?.Asset ?? AssetKind.Domain;
        var failing = control.Assets.Count(asset => asset.Status == ControlStatus.Unmet);
        sheet.Paragraph(2, Indent,
            sheet.Ink($"{place}. ".PadRight(Indent - 2)),
            sheet.Ink(head.Index.ControlTitle(control.ControlId), Glyphs.Loud),
            sheet.Ink($" {control.ControlId}", Glyphs.Quiet));
        sheet.Paragraph(Indent, Indent,
            sheet.Ink(Phrases.Failing(failing, control.AssetsApplicable, kind), Glyphs.Ink(ControlStatus.Unmet)),
            one.Commitments.Count == 0 ? sheet.Ink("") : sheet.Ink(", "),
            one.Commitments.Count == 0 ? sheet.Ink("") : sheet.Ink(Phrases.Breaks(one.Commitments.Count)));
        foreach (var finding in one.Failing.Take(MostFindings))
            Finding(sheet, head.Language, finding);
        if (one.Failing.Count > MostFindings)
            sheet.Paragraph(Indent, Indent, sheet.Ink(Phrases.More(one.Failing.Count - MostFindings), Glyphs.Quiet));
    }

    static void Finding(Sheet sheet, Language language, Finding finding)
    {
        sheet.Paragraph(Indent, Indent + 2,
            [sheet.Ink(finding.Asset, Glyphs.Loud), sheet.Ink("  "),
            .. Prose(sheet, finding.Reason.In(language)), sheet.Ink($" ({finding.Clause})", Glyphs.Quiet)]);
        if (finding.Remedy is not { } remedy)
            return;
        // What is to be copied stands on a line of its own, whole, however long.
        var said = new List<Ink>();
        foreach (var (part, isCode) in Prosaic.Split(remedy.In(language)))
        {
            if (!isCode || part.Length < Phrases.RecordLength)
            {
                said.Add(sheet.Ink(part, isCode ? Glyphs.Code : null));
                continue;
            }
            Say(sheet, said);
            sheet.Verbatim(Indent + 4, sheet.Ink(part, Glyphs.Code));
        }
        Say(sheet, said);
    }

    static void Say(Sheet sheet, List<Ink> said)
    {
        // A line break beside a record is already there.
        if (said.Any(ink => !string.IsNullOrWhiteSpace(ink.Text)))
            sheet.Paragraph(Indent + 2, Indent + 2, said.SkipWhile(IsBreak).Reverse().SkipWhile(IsBreak).Reverse());
        said.Clear();
    }

    static bool IsBreak(Ink ink) => string.IsNullOrWhiteSpace(ink.Text);

    static IEnumerable<Ink> Prose(Sheet sheet, string text) =>
        Prosaic.Split(text).Select(part => sheet.Ink(part.Part, part.IsCode ? Glyphs.Code : null));
}
