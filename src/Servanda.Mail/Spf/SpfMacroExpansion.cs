using System.Buffers;
using System.Globalization;
using System.Text;
using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>Expands macro strings (RFC 7208 §7.3).</summary>
static class SpfMacroExpansion
{
    static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"u8);

    /// <summary>Characters of an expansion at the most; a name or an explanation is far shorter.</summary>
    const int MaxLength = 64 * 1024;

    /// <summary>The text with each macro replaced; null when a value is not known, or it grows over all bounds.</summary>
    public static string? Expand(IReadOnlyList<SpfMacroPart> parts, Func<SpfMacroLetter, string?> valueOf)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is SpfMacroPart.Literal literal)
                text.Append(literal.Text);
            else if (part is SpfMacroPart.Expand macro && valueOf(macro.Letter) is { } value)
                Append(text, macro, value);
            else
                return null;
            if (text.Length > MaxLength)
                return null;
        }
        return text.ToString();
    }

    /// <summary>The expansion as a name to look up: labels are dropped on the left until it fits (§7.3); null when it is
    /// no name all the same (§4.8).</summary>
    public static DomainName? ToName(string expanded)
    {
        var rest = expanded.AsSpan();
        var final = rest.EndsWith(".") ? 1 : 0;
        while (rest.Length - final > DomainName.MaxWireOctets - 2 && rest.IndexOf('.') is >= 0 and var dot)
            rest = rest[(dot + 1)..];
        return WireText.TryReadName(rest, out var name) ? name : null;
    }

    static void Append(StringBuilder text, SpfMacroPart.Expand macro, string value)
    {
        if (macro is not { Rightmost: null, Reversed: false, Delimiters: "." })
            value = Rearrange(macro, value);
        if (!macro.UrlEscaped)
        {
            text.Append(value);
            return;
        }
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            if (Unreserved.Contains(octet))
                text.Append((char)octet);
            else
                text.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }
    }

    static string Rearrange(SpfMacroPart.Expand macro, string value)
    {
        var pieces = value.Split(macro.Delimiters.ToCharArray());
        if (macro.Reversed)
            Array.Reverse(pieces);
        var kept = Math.Min(macro.Rightmost ?? pieces.Length, pieces.Length);
        return string.Join('.', pieces[^kept..]);
    }
}
