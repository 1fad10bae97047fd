using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Cli.Reports.Terminal;
using Servanda.Lab;
using Spectre.Console;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Reports;

/// <summary>The demo on a terminal: of each organisation its name, the headlines under each accord, its story and the controls
/// that are not met; and at the end what to do next.</summary>
sealed class DemoSummary(IAnsiConsole console, Language language, IReadOnlyList<LabOrganisation> organisations)
{
    readonly Sheet _sheet = new(console, language);

    /// <summary>Writes one organisation.</summary>
    public void Write(Scorecard scorecard)
    {
        List<Ink> inks = [_sheet.Ink(scorecard.Organisation.Name, Glyphs.Loud)];
        foreach (var accord in scorecard.Accords)
        {
            inks.Add(_sheet.Ink($"  {accord.AccordId}", Glyphs.Quiet));
            foreach (var (verdict, count) in accord.Commitments.CountBy(one => one.Verdict).OrderBy(one => one.Key))
                inks.Add(_sheet.Ink(
                    $" {_sheet.Glyphs.Of(verdict)} {count} {Words.Word(verdict).In(language)}", Glyphs.Ink(verdict)));
        }
        _sheet.Paragraph(0, 2, inks);
        if (organisations.FirstOrDefault(one => one.Id == scorecard.Organisation.Id) is { } told)
            _sheet.Paragraph(2, 2, _sheet.Ink(new Text(told.Story.En, told.Story.Fr), Glyphs.Quiet));
        var lacking = scorecard.Controls.Where(one => one.Status is ControlStatus.Unmet or ControlStatus.PartlyMet)
            .Select(one => _sheet.Ink($"{_sheet.Glyphs.Of(one.Status)} {one.ControlId}   ", Glyphs.Ink(one.Status))).ToList();
        if (lacking.Count > 0)
            _sheet.Paragraph(2, 2, lacking);
    }

    /// <summary>Writes where everything is, and what can be done with it.</summary>
    /// <param name="directory">Where the reports are.</param>
    /// <param name="anchor">The file with the key of the lab's root zone.</param>
    /// <param name="key">The key that signed the bundles; null when nothing was signed.</param>
    /// <param name="logged">Where they were logged; null when they were not.</param>
    public void SayWhatNext(DirectoryInfo directory, string anchor, string? key, LoggedDemo? logged)
    {
        _sheet.Space();
        _sheet.Paragraph(0, 0, _sheet.Ink(new Text(
            "These organisations do not exist; the looks at them were real. Open the report:",
            "Ces organisations n’existent pas ; les examens étaient réels. Ouvrez le rapport :")));
        _sheet.Verbatim(2, _sheet.Ink(Path.Combine(directory.FullName, "index.html"), Glyphs.Code));
        _sheet.Paragraph(0, 0, _sheet.Ink(new Text(
            "Repeat every verdict from its evidence, the DNS from the key of this internet’s root:",
            "Répétez chaque verdict à partir de ses preuves, le DNS depuis la clé de la racine de cet internet :")));
        var policy = logged is null ? "" : $"--policy {logged.PolicyPath} ";
        _sheet.Verbatim(2, _sheet.Ink($"servanda verify --anchor {anchor} {policy}{Path.Combine(directory.ToString(), "bundles", "*.zip")}", Glyphs.Code));
        if (logged is not null)
            SayOfLog(directory, logged);
        if (key is not null)
        {
            _sheet.Paragraph(0, 0, _sheet.Ink(new Text(
                "The key that signed them was made for this run and is gone; its public half:",
                "La clé qui les a signés, faite pour cette fois, n’existe plus ; sa moitié publique :")));
            _sheet.Verbatim(2, _sheet.Ink(key, Glyphs.Code));
        }
    }

    void SayOfLog(DirectoryInfo directory, LoggedDemo logged)
    {
        _sheet.Paragraph(0, 0, _sheet.Ink(new Text(
            $"The evidence is in a log of {logged.Entries} entries, which two witnesses cosigned. Hash all of it again:",
            $"Les preuves sont dans un journal de {logged.Entries} entrées, cosigné par deux témoins. Recalculez-le en entier :")));
        _sheet.Verbatim(2, _sheet.Ink($"servanda log fsck {Path.Combine(directory.ToString(), "log")}", Glyphs.Code));
    }
}

/// <summary>Where the demo's evidence was logged.</summary>
/// <param name="Entries">Entries of the log then.</param>
/// <param name="PolicyPath">The policy that believes the log as both witnesses have seen it.</param>
sealed record LoggedDemo(long Entries, string PolicyPath);
