namespace Servanda.Mail;

/// <summary>A field that the standard does not define and readers ignore (RFC 8461 §3.1 and §3.2, RFC 8460 §3).</summary>
public sealed record Extension(string Name, string Value)
{
    const int MaxName = 32;

    /// <summary>A letter or digit, then up to 31 letters, digits, underscores, hyphens and dots.</summary>
    internal static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxName || !char.IsAsciiLetterOrDigit(text[0]))
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.'))
                return false;
        }
        return true;
    }

    /// <summary>A value in a TXT record: visible characters but equals sign and semicolon.</summary>
    internal static bool IsRecordValue(ReadOnlySpan<char> text) =>
        !text.IsEmpty && text.IndexOfAnyExceptInRange('!', '~') < 0 && !text.Contains('=');
}
