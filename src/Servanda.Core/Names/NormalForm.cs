using System.Text;

namespace Servanda.Core.Names;

/// <summary>
/// Unicode's Normalisation Form C (UAX 15 §1.3), by our own table: a host that runs without ICU does not normalise, and
/// calls every text normal.
/// </summary>
public static class NormalForm
{
    /// <summary>The text in Normalisation Form C.</summary>
    /// <exception cref="ArgumentException">A surrogate stands alone.</exception>
    public static string Compose(string text)
    {
        if (IsPlain(text))
            return text;
        var codePoints = new List<int>(text.Length);
        for (var at = 0; at < text.Length; at += char.IsHighSurrogate(text[at]) ? 2 : 1)
            codePoints.Add(char.ConvertToUtf32(text, at));
        IdnaNormalization.Compose(codePoints);
        var composed = new StringBuilder(text.Length);
        foreach (var codePoint in codePoints)
            composed.Append(char.ConvertFromUtf32(codePoint));
        return composed.ToString();
    }

    /// <summary>Whether the text is in Normalisation Form C; false for one with a lone surrogate.</summary>
    public static bool Has(string text)
    {
        if (IsPlain(text))
            return true;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
                continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return false;
            at++;
        }
        return text == Compose(text);
    }

    // Nothing below U+0300 combines or decomposes into anything but itself in this form.
    static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\u02FF');
}
