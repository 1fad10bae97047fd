using System.Globalization;
using System.Text;
using Servanda.Core.Names;

namespace Servanda.Web.Forms;

/// <summary>What people type into a field, made plain: Normalisation Form C, no control characters, and none that turn the
/// direction of what is written round (UAX 9 §2), with which a name could be made to look like another.</summary>
static class PlainText
{
    /// <summary>One line: white space at the ends goes, and in between becomes one space each.</summary>
    /// <returns>Null when a character has no place in it.</returns>
    public static string? Line(string? typed) =>
        Clean(string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))) is { } line && !line.EnumerateRunes().Any(IsUnseen)
            ? line : null;

    /// <summary>Several lines, ended by <c>\n</c>; white space at the ends goes.</summary>
    /// <returns>Null when a character has no place in it.</returns>
    public static string? Lines(string? typed) => Clean((typed ?? "").ReplaceLineEndings("\n").Trim());

    static string? Clean(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || IsTurning(rune.Value))
                return null;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control && rune.Value is not ('\n' or '\t'))
                return null;
        }
        return NormalForm.Compose(text);
    }

    // What the register refuses in a name is told here, beside the field; the joiners of Persian and of India's scripts stay.
    static bool IsUnseen(Rune rune) => rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    // Marks, embeddings, overrides and isolates.
    static bool IsTurning(int c) => c is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
