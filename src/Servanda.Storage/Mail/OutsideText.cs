using System.Buffers;
using System.Text;

namespace Servanda.Storage.Mail;

/// <summary>Text that others wrote, made fit to be kept: no local part of an address, nothing a database refuses.</summary>
static class OutsideText
{
    /// <summary>Characters kept of a text.</summary>
    public const int MaxLength = 1000;

    static readonly SearchValues<char> BeforeLocalPart = SearchValues.Create(" <\"',;:(=");

    /// <summary>The text without NUL (which PostgreSQL refuses) and lone surrogates, shortened.</summary>
    public static string Clean(string text)
    {
        if (text.Length > MaxLength)
            text = text[..MaxLength];
        if (!text.Contains('\0') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }

    /// <summary>The text with what stands before an @ left out: a person can be named there.</summary>
    public static string? WithoutLocalParts(string? text)
    {
        if (text is null)
            return null;
        var parts = Clean(text).Split('@');
        var kept = new StringBuilder(text.Length);
        foreach (var part in parts[..^1])
            kept.Append(part.AsSpan(0, part.AsSpan().LastIndexOfAny(BeforeLocalPart) + 1)).Append("...@");
        return kept.Append(parts[^1]).ToString();
    }

    /// <summary>The domain of an address; null when there is none.</summary>
    public static string? DomainOf(string? address) =>
        address is not null && address.LastIndexOf('@') is >= 0 and var at && at < address.Length - 1
            ? Clean(address[(at + 1)..].TrimEnd('>', ' '))
            : null;
}
