using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Spectre.Console;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Reports.Terminal;

/// <summary>The commitments of one accord, each in two lines: the headline with its title, then what is shown with a sign
/// for each control, the lanes below one another where there is room.</summary>
sealed class CommitmentLines(Sheet sheet, ReportHead head, AccordResult accord)
{
    const int Margin = 2;
    const int NumberColumns = 3;
    const int NarrowSheet = 64;

    readonly int _verdict = Enum.GetValues<Verdict>().Max(one => sheet.WidthOf(Words.Word(one)));
    readonly int _shown = accord.Commitments.Select(one => sheet.WidthOf(Shown(one))).DefaultIfEmpty().Max();
    readonly int _measured = Longest(accord, Lane.Measured);
    readonly int _attested = Longest(accord, Lane.Attested);

    int Indent => sheet.Width < NarrowSheet ? Margin + 2 : Margin + 2 + _verdict + 1 + NumberColumns;

    public void Write()
    {
        foreach (var commitment in accord.Commitments)
        {
            Headline(commitment);
            if (commitment.Controls.Count == 0)
                sheet.Paragraph(Indent, Indent, sheet.Ink(Phrases.NoControlYet, Glyphs.Quiet));
            else
                sheet.Paragraph(Indent, Indent, Lanes(commitment));
        }
    }

    void Headline(CommitmentResult commitment)
    {
        var word = Words.Word(commitment.Verdict);
        var between = sheet.Width < NarrowSheet ? 2 : _verdict - sheet.WidthOf(word) + 1;
        sheet.Paragraph(Margin, Indent,
            sheet.Ink($"{sheet.Glyphs.Of(commitment.Verdict)} {word.In(head.Language)}", Glyphs.Ink(commitment.Verdict)),
            Gap(between),
            sheet.Ink(Number(commitment.CommitmentId).PadRight(NumberColumns), Glyphs.Quiet),
            sheet.Ink(head.Index.CommitmentTitle(commitment.CommitmentId), Glyphs.Loud));
    }

    IEnumerable<Ink> Lanes(CommitmentResult commitment)
    {
        var lanes = commitment.Controls.ToLookup(Lanewise.LaneOf);
        return
        [
            sheet.Ink(Shown(commitment)),
            Gap(_shown - sheet.WidthOf(Shown(commitment))),
            .. OneLane(Phrases.LaneMeasured, lanes[Lane.Measured], _measured),
            .. OneLane(Phrases.LaneAttested, lanes[Lane.Attested], _attested),
            .. OneLane(Phrases.LaneUnknown, lanes[Lane.Unknown], 0),
        ];
    }

    IEnumerable<Ink> OneLane(Text name, IEnumerable<ControlResult> controls, int columns)
    {
        var all = controls.OrderBy(Lanewise.Shown).ToList();
        yield return Gap(2);
        yield return sheet.Ink(new Text(name.En.ToLowerInvariant(), name.Fr.ToLowerInvariant()), Glyphs.Quiet);
        yield return Gap(1);
        if (all.Count == 0)
            yield return sheet.Ink("0", Glyphs.Quiet);
        foreach (var control in all)
            yield return sheet.Ink(sheet.Glyphs.Of(Lanewise.Shown(control)), Glyphs.Ink(Lanewise.Shown(control)));
        yield return Gap(columns - Math.Max(all.Count, 1));
    }

    static Text Shown(CommitmentResult commitment) => Phrases.Shown(commitment.Lanes.Shown, commitment.Lanes.Applicable);

    static int Longest(AccordResult accord, Lane lane) =>
        accord.Commitments.Select(one => one.Controls.Count(control => Lanewise.LaneOf(control) == lane)).DefaultIfEmpty().Max();

    static string Number(string commitmentId) => commitmentId[(commitmentId.LastIndexOf('.') + 1)..];

    static Ink Gap(int columns) => new(new string(' ', Math.Max(columns, 0)), Style.Plain);
}
