using System.Text;
using Servanda.Accords.Scorecards;
using Spectre.Console;

namespace Servanda.Cli.Reports.Terminal;

/// <summary>What stands for a state on a terminal: a sign of its own, and a colour where there is colour.</summary>
sealed class Glyphs(bool unicode)
{
    /// <summary>French and typography in ASCII; any other letter is left to the terminal.</summary>
    static readonly Dictionary<char, string> Ascii = new()
    {
        ['à'] = "a",
        ['â'] = "a",
        ['ç'] = "c",
        ['é'] = "e",
        ['è'] = "e",
        ['ê'] = "e",
        ['ë'] = "e",
        ['î'] = "i",
        ['ï'] = "i",
        ['ô'] = "o",
        ['ù'] = "u",
        ['û'] = "u",
        ['ü'] = "u",
        ['ÿ'] = "y",
        ['œ'] = "oe",
        ['À'] = "A",
        ['Ç'] = "C",
        ['É'] = "E",
        ['È'] = "E",
        ['Ê'] = "E",
        ['’'] = "'",
        ['“'] = "\"",
        ['”'] = "\"",
        ['«'] = "\"",
        ['»'] = "\"",
        ['–'] = "-",
        ['—'] = "-",
        ['…'] = "...",
        ['·'] = "-",
        ['§'] = "section ",
        ['\u00A0'] = " ",
        ['\u202F'] = " ",
    };

    public static readonly Style Loud = new(decoration: Decoration.Bold);
    public static readonly Style Quiet = new(Color.Grey);
    public static readonly Style Code = new(Color.Teal);

    public string Of(Verdict verdict) => verdict switch
    {
        Verdict.Kept => unicode ? "✓" : "+",
        Verdict.PartlyKept => unicode ? "◐" : "~",
        Verdict.NotKept => unicode ? "✗" : "x",
        Verdict.NotShown => "?",
    };

    public string Of(ControlStatus status) => status switch
    {
        ControlStatus.Met => unicode ? "✓" : "+",
        ControlStatus.PartlyMet => unicode ? "◐" : "~",
        ControlStatus.Unmet => unicode ? "✗" : "x",
        ControlStatus.Unknown => "?",
        ControlStatus.NotApplicable => unicode ? "–" : "-",
    };

    public string Rule => unicode ? "─" : "-";

    public static Style Ink(Verdict verdict) => verdict switch
    {
        Verdict.Kept => new Style(Color.Green),
        Verdict.PartlyKept => new Style(Color.Yellow),
        Verdict.NotKept => new Style(Color.Red, decoration: Decoration.Bold),
        Verdict.NotShown => new Style(Color.Purple),
    };

    public static Style Ink(ControlStatus status) => status switch
    {
        ControlStatus.Met => new Style(Color.Green),
        ControlStatus.PartlyMet => new Style(Color.Yellow),
        ControlStatus.Unmet => new Style(Color.Red, decoration: Decoration.Bold),
        ControlStatus.Unknown => new Style(Color.Purple),
        ControlStatus.NotApplicable => Quiet,
    };

    /// <summary>The text as this terminal can show it.</summary>
    public string Plain(string text)
    {
        if (unicode)
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
            plain.Append(Ascii.TryGetValue(letter, out var other) ? other : letter.ToString());
        return plain.ToString();
    }
}
