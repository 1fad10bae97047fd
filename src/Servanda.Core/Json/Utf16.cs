namespace Servanda.Core.Json;

/// <summary>UTF-16 text that is well-formed Unicode: every surrogate stands in a pair.</summary>
static class Utf16
{
    /// <summary>The text itself.</summary>
    /// <exception cref="ArgumentException">A surrogate stands alone.</exception>
    public static string Whole(string text) =>
        LoneSurrogate(text) < 0 ? text
        : throw new ArgumentException("The text holds a lone surrogate (RFC 7493 §2.1).", nameof(text));

    /// <summary>Where the first lone surrogate stands; -1 when there is none.</summary>
    public static int LoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
                return -1;
            at += next;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return at;
            at++;
        }
        return -1;
    }
}
