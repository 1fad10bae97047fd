using System.Buffers;

namespace Servanda.Core.Net;

/// <summary>The generic syntax of a URI (RFC 3986), checked on text as it stands; nothing is normalised or guessed.</summary>
public static class UriText
{
    static readonly SearchValues<char> SchemeRest =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    // reserved, unreserved and the percent sign (§2.2, §2.3, §2.1)
    static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>True for an absolute URI: scheme, colon, something after it, allowed characters, whole escapes.</summary>
    public static bool IsUri(ReadOnlySpan<char> text)
    {
        var colon = SchemeLength(text);
        return colon > 0 && colon + 1 < text.Length && HasUriCharacters(text[(colon + 1)..]);
    }

    /// <summary>True when the scheme is this one, whatever the case.</summary>
    public static bool HasScheme(ReadOnlySpan<char> text, ReadOnlySpan<char> scheme) =>
        SchemeLength(text) == scheme.Length && text[..scheme.Length].Equals(scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Characters before the first colon when they are a scheme (§3.1); 0 when there is none.</summary>
    public static int SchemeLength(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && char.IsAsciiLetter(text[0]) && !text[..colon].ContainsAnyExcept(SchemeRest) ? colon : 0;
    }

    /// <summary>The host of an <c>https://host[:port]/…</c> form, without port; an IPv6 literal keeps its brackets. Empty when
    /// there is no authority.</summary>
    public static ReadOnlySpan<char> Host(ReadOnlySpan<char> text)
    {
        var rest = text[Math.Min(text.Length, SchemeLength(text) + 1)..];
        if (!rest.StartsWith("//"))
            return [];
        rest = rest[2..];
        if (rest.IndexOfAny('/', '?', '#') is >= 0 and var end)
            rest = rest[..end];
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        if (rest.StartsWith("["))
            return rest.IndexOf(']') is > 0 and var close ? rest[..(close + 1)] : [];
        return rest.IndexOf(':') is >= 0 and var port ? rest[..port] : rest;
    }

    static bool HasUriCharacters(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(Allowed))
            return false;
        for (var at = text.IndexOf('%'); at >= 0;)
        {
            if (text.Length < at + 3 || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
                return false;
            var next = text[(at + 3)..].IndexOf('%');
            at = next < 0 ? -1 : at + 3 + next;
        }
        return true;
    }
}
