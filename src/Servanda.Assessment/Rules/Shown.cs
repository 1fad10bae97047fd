using System.Globalization;
using System.Text;

namespace Servanda.Assessment.Rules;

/// <summary>What others wrote, made fit to stand in a reason: short, and nothing in it that does not print.</summary>
static class Shown
{
    /// <summary>Characters shown before the text is cut.</summary>
    const int MaxLength = 80;

    /// <summary>Items of a list shown before it is cut.</summary>
    const int MaxItems = 6;

    /// <summary>The text, with U+FFFD for controls, and for marks that would turn the direction of what follows.</summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaxLength)
                return shown.Append('…').ToString();
            shown.Append(Prints(rune) ? rune.ToString() : "\uFFFD");
        }
        return shown.ToString();
    }

    /// <summary>The items, a comma between them; of a long list the first few.</summary>
    public static string List<T>(IEnumerable<T> items)
    {
        var all = items.Select(item => Of(item?.ToString() ?? "")).ToList();
        return all.Count <= MaxItems
            ? string.Join(", ", all)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(MaxItems))}, … ({all.Count})");
    }

    static bool Prints(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
