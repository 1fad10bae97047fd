using System.Globalization;
using System.Text;

namespace Servanda.Mail.Dkim;

/// <summary>DKIM's own quoted-printable (RFC 6376 §2.11): blanks count for nothing, everything odd is an equals sign and two
/// hexadecimal digits.</summary>
static class DkimQuotedPrintable
{
    /// <summary>The text, one character for each octet; an equals sign that begins nothing stays.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny("= \t\r\n") < 0)
            return text.ToString();
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ' ' or '\t' or '\r' or '\n')
                continue;
            if (text[i] == '=' && i + 2 < text.Length
                && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                decoded.Append((char)octet);
                i += 2;
            }
            else
                decoded.Append(text[i]);
        }
        return decoded.ToString();
    }
}
