using System.Text;

namespace Servanda.Core.Json;

/// <summary>A piece of hostile input, made fit to stand in a problem's detail.</summary>
static class Printable
{
    const int MaxLength = 40;

    /// <summary>The text shortened to 40 characters, with U+FFFD for what does not print.</summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaxLength)
                return shown.Append('…').ToString();
            shown.Append(Rune.IsControl(rune) ? "\uFFFD" : rune.ToString());
        }
        return shown.ToString();
    }
}
