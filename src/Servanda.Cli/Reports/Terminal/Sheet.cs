using Servanda.Accords;
using Servanda.Core;
using Spectre.Console;
using Spectre.Console.Rendering;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Reports.Terminal;

/// <summary>A run of text in one style.</summary>
readonly record struct Ink(string Text, Style Style);

/// <summary>
/// Writes paragraphs on a terminal: wrapped between words with a hanging indent, and with everything that a terminal would
/// obey instead of show made visible.
/// </summary>
sealed class Sheet
{
    const int NarrowestText = 24;
    const int WidestPage = 100;

    readonly IAnsiConsole _console;
    readonly Language _language;

    public Sheet(IAnsiConsole console, Language language)
    {
        _console = console;
        _language = language;
        Glyphs = new Glyphs(console.Profile.Capabilities.Unicode);
        Width = Math.Min(console.Profile.Width, WidestPage);
    }

    public Glyphs Glyphs { get; }

    /// <summary>In columns.</summary>
    public int Width { get; }

    public Ink Ink(Text text, Style? style = null) => Ink(text.In(_language), style);

    public Ink Ink(string text, Style? style = null) => new(Glyphs.Plain(Visible.Of(text)), style ?? Style.Plain);

    public int WidthOf(Text text) => Columns(Ink(text).Text);

    /// <summary>An empty line.</summary>
    public void Space() => _console.Write(new Lines([[]]));

    /// <summary>A paragraph; lines after the first begin at the hanging indent.</summary>
    public void Paragraph(int indent, int hanging, params IEnumerable<Ink> inks)
    {
        var lines = new List<List<Ink>> { new() { new(new string(' ', indent), Style.Plain) } };
        var column = indent;
        var limit = Math.Max(Width, hanging + NarrowestText);
        foreach (var word in Words(inks))
        {
            var columns = word.Sum(ink => Columns(ink.Text));
            var isSpace = word[0].Text is " " or "\n";
            if (word[0].Text == "\n" || (column + columns > limit && column > hanging && !isSpace))
            {
                lines.Add([new(new string(' ', hanging), Style.Plain)]);
                column = hanging;
            }
            // No space is needed where a line is full, or begins.
            if (isSpace && (word[0].Text == "\n" || column >= limit || column == hanging))
                continue;
            lines[^1].AddRange(word);
            column += columns;
        }
        _console.Write(new Lines(lines));
    }

    /// <summary>One line that is never wrapped by us, so that it can be copied whole.</summary>
    public void Verbatim(int indent, Ink ink) =>
        _console.Write(new Lines([[new(new string(' ', indent) + ink.Text.ReplaceLineEndings(" "), ink.Style)]]));

    /// <summary>Words and the spaces between them; a word may be of several inks, and is not parted where they meet.</summary>
    static IEnumerable<List<Ink>> Words(IEnumerable<Ink> inks)
    {
        var word = new List<Ink>();
        foreach (var piece in inks.SelectMany(Pieces))
        {
            var isSpace = piece.Text is " " or "\n";
            if (isSpace && word.Count > 0)
            {
                yield return word;
                word = [];
            }
            if (isSpace)
                yield return [piece];
            else
                word.Add(piece);
        }
        if (word.Count > 0)
            yield return word;
    }

    static IEnumerable<Ink> Pieces(Ink ink)
    {
        var start = 0;
        for (var at = 0; at < ink.Text.Length; at++)
        {
            if (ink.Text[at] is not (' ' or '\n' or '\t'))
                continue;
            if (at > start)
                yield return ink with { Text = ink.Text[start..at] };
            yield return ink with { Text = ink.Text[at] == '\n' ? "\n" : " " };
            start = at + 1;
        }
        if (start < ink.Text.Length)
            yield return ink with { Text = ink.Text[start..] };
    }

    static int Columns(string text) => new Segment(text).CellCount();

    /// <summary>Lines as they are: the library would fold them again.</summary>
    sealed class Lines(IReadOnlyList<IReadOnlyList<Ink>> lines) : Renderable
    {
        static bool IsSpace(Ink ink) => ink.Text.AsSpan().IsWhiteSpace();

        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            foreach (var line in lines)
            {
                // A space at the end of a line is nothing to see.
                foreach (var ink in line.Take(line.Count - line.AsEnumerable().Reverse().TakeWhile(IsSpace).Count()))
                    yield return new Segment(ink.Text, ink.Style);
                yield return Segment.LineBreak;
            }
        }
    }
}
