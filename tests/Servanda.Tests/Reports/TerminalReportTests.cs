using System.Globalization;
using System.Text;
using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Cli.Reports;
using Spectre.Console;

namespace Servanda.Tests.Reports;

public sealed class TerminalReportTests
{
    [Fact]
    public void An_english_scorecard_reads_as_approved() =>
        Approved.Check("montclair-en.txt", Write(Language.English, MadeUp.Montclair()));

    [Fact]
    public void A_french_scorecard_reads_as_approved() =>
        Approved.Check("harbour-fr.txt", Write(Language.French, MadeUp.Harbour()));

    [Fact]
    public void A_terminal_without_utf_8_gets_ascii()
    {
        var text = Write(Language.French, MadeUp.Lighthouse(), unicode: false);
        Approved.Check("lighthouse-fr-ascii.txt", text);
        Assert.DoesNotContain(text, one => !char.IsAscii(one));
    }

    [Fact]
    public void A_run_of_many_reads_as_approved() => Approved.Check("brief-en.txt", Write(80, report =>
    {
        foreach (var scorecard in MadeUp.All())
            report.WriteBrief(scorecard);
    }));

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_but_what_is_to_be_copied_is_wider_than_the_terminal(int width)
    {
        var text = Write(width, report =>
        {
            foreach (var scorecard in MadeUp.All())
                report.Write(scorecard, "bundles/one.zip");
        });
        var wide = text.Split('\n').Where(line => line.TrimEnd().Length > width);
        Assert.All(wide, line => Assert.Matches("^ *(v=.*|_dmarc.*|servanda verify .*|[^ ]+)$", line));
    }

    [Fact]
    public void A_record_to_publish_is_on_one_line_however_long() => Assert.Contains(
        "v=spf1 mx include:_spf.ville-de-montclair.example include:_spf.mailer.example ip4:192.0.2.0/26 ip6:2001:db8:25::/48 -all\n",
        Write(Language.English, MadeUp.Montclair()), StringComparison.Ordinal);

    [Fact]
    public void Text_from_outside_cannot_command_the_terminal()
    {
        var text = Write(Language.English, MadeUp.Hostile());
        Assert.DoesNotContain(text, one => one == '\u202E' || (char.IsControl(one) && one != '\n'));
        Assert.Contains("[U+001B][31mred[U+0007] [U+202E]gnp.exe [bold]x[/]", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_colour_there_is_no_escape_sequence_and_with_it_there_is()
    {
        Assert.DoesNotContain('\u001b', Write(Language.English, MadeUp.Montclair()));
        Assert.Contains('\u001b', Write(80, report => report.Write(MadeUp.Montclair(), null), colour: true));
    }

    static string Write(Language language, Scorecard scorecard, bool unicode = true) => Write(
        80, report => report.Write(scorecard, $"bundles/{scorecard.Organisation.Id}.zip"), language, unicode);

    static string Write(
        int width, Action<TerminalReport> write, Language language = Language.English, bool unicode = true, bool colour = false)
    {
        using var output = new StringWriter(new StringBuilder(), CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = unicode;
        write(new TerminalReport(console, MadeUp.Head(language)));
        return output.ToString();
    }
}
