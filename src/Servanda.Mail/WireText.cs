using System.Diagnostics.CodeAnalysis;
using System.Text;
using Servanda.Core.Names;

namespace Servanda.Mail;

/// <summary>Names as records carry them: octets between dots, no IDNA mapping, so that what is looked up is exactly what
/// was published.</summary>
static class WireText
{
    /// <summary>The name; false for an empty label, one over 63 octets, a name over 255, or a character that is not ASCII.
    /// One final dot is allowed.</summary>
    public static bool TryReadName(ReadOnlySpan<char> text, [NotNullWhen(true)] out DomainName? name)
    {
        name = null;
        if (text.EndsWith("."))
            text = text[..^1];
        if (text.Length is 0 or > DomainName.MaxWireOctets - 2)
            return false;
        Span<byte> wire = stackalloc byte[DomainName.MaxWireOctets];
        var written = 0;
        while (true)
        {
            var end = text.IndexOf('.') is >= 0 and var dot ? dot : text.Length;
            if (end is 0 or > DomainName.MaxLabelOctets || !Ascii.IsValid(text[..end]))
                return false;
            wire[written++] = (byte)end;
            written += Encoding.ASCII.GetBytes(text[..end], wire[written..]);
            if (end == text.Length)
                break;
            text = text[(end + 1)..];
        }
        wire[written++] = 0;
        return DomainName.TryReadWire(wire[..written], out name);
    }
}
