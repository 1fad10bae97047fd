using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Cli.Reports.Terminal;
using Spectre.Console;

namespace Servanda.Cli.Reports;

/// <summary>
/// The scorecard on a terminal, within its width, at least 40 columns. Colour, and whether there is UTF-8, are the console's
/// to say; no state is told by colour alone.
/// </summary>
sealed class TerminalReport(IAnsiConsole console, ReportHead head)
{
    readonly Sheet _sheet = new(console, head.Language);

    /// <summary>Writes one organisation's scorecard.</summary>
    /// <param name="scorecard">What was found.</param>
    /// <param name="bundle">Where its evidence bundle is; null when none was written.</param>
    public void Write(Scorecard scorecard, string? bundle)
    {
        Header(scorecard);
        foreach (var accord in scorecard.Accords)
        {
            _sheet.Space();
            _sheet.Paragraph(0, 0, _sheet.Ink(head.Index.AccordTitle(accord.AccordId), Glyphs.Loud));
            new CommitmentLines(_sheet, head, accord).Write();
        }
        MendLines.Write(_sheet, head, scorecard);
        UnknownLines.Write(_sheet, head, scorecard);
        Footer(bundle);
    }

    /// <summary>Writes one organisation in one line, for a run of many: how many commitments stand under each headline.</summary>
    public void WriteBrief(Scorecard scorecard)
    {
        var verdicts = scorecard.Accords.SelectMany(accord => accord.Commitments).Select(one => one.Verdict).ToList();
        var inks = new List<Ink> { _sheet.Ink(scorecard.Organisation.Name, Glyphs.Loud) };
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            var count = verdicts.Count(one => one == verdict);
            if (count > 0)
                inks.Add(_sheet.Ink($"  {_sheet.Glyphs.Of(verdict)} {count} {Words.Word(verdict).In(head.Language)}", Glyphs.Ink(verdict)));
        }
        _sheet.Paragraph(0, 2, inks);
    }

    void Header(Scorecard scorecard)
    {
        var organisation = scorecard.Organisation;
        var facts = new List<string>();
        if (organisation.Country is { } country)
            facts.Add(country);
        facts.AddRange(organisation.Assets.CountBy(asset => asset.Kind)
            .Select(kind => Phrases.AssetCount(kind.Value, kind.Key).In(head.Language)));
        facts.Add(Phrases.Moment(scorecard.StartedAt).In(head.Language));
        facts.Add(head.Vantage);
        facts.Add($"{Phrases.Method.In(head.Language)} {head.MethodVersion} ({head.Method.ToString()[..Phrases.ShortDigest]})");
        if (Phrases.Proven(scorecard) is { } proven)
            facts.Add(proven.In(head.Language));
        _sheet.Paragraph(0, 0, _sheet.Ink(organisation.Name, Glyphs.Loud));
        _sheet.Paragraph(0, 0, _sheet.Ink(string.Join(" · ", facts), Glyphs.Quiet));
        _sheet.Verbatim(0, _sheet.Ink(string.Concat(Enumerable.Repeat(_sheet.Glyphs.Rule, _sheet.Width)), Glyphs.Quiet));
    }

    void Footer(string? bundle)
    {
        _sheet.Space();
        _sheet.Paragraph(0, 0, Enum.GetValues<ControlStatus>().SelectMany(status => new[]
        {
            _sheet.Ink($"{_sheet.Glyphs.Of(status)} ", Glyphs.Ink(status)),
            _sheet.Ink(Words.Word(status), Glyphs.Quiet),
            _sheet.Ink("   "),
        }));
        if (bundle is null)
            return;
        _sheet.Paragraph(0, 0, _sheet.Ink(Phrases.RepeatIt, Glyphs.Quiet));
        _sheet.Verbatim(2, _sheet.Ink(head.Verify(bundle), Glyphs.Code));
    }
}
