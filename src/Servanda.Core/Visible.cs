using System.Globalization;
using System.Text;

namespace Servanda.Core;

/// <summary>
/// Makes text from outside safe to look at: control characters, terminal escapes and marks that turn the line round
/// (Unicode UAX #9, the trojan-source trick) are shown by their code point instead of acting.
/// </summary>
public static class Visible
{
    const int ZeroWidthNonJoiner = 0x200C;
    const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text with what cannot be seen written as <c>[U+202E]</c>; unchanged when there is none of it.</summary>
    public static string Of(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is read as U+FFFD, which is visible, but the string still holds the surrogate.
            if (Hides(rune) || rune == Rune.ReplacementChar)
                return Rewrite(text);
        }
        return text;
    }

    static string Rewrite(string text)
    {
        var visible = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Hides(rune))
                visible.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            else
                visible.Append(rune.ToString());
        }
        return visible.ToString();
    }

    /// <summary>The joiners stay: Persian and the Indic scripts spell with them.</summary>
    static bool Hides(Rune rune) => rune.Value switch
    {
        '\n' or '\t' or ZeroWidthNonJoiner or ZeroWidthJoiner => false,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };
}
