using System.Buffers.Text;
using System.Text;

namespace Servanda.Mail.Xml;

/// <summary>Undoes references (XML 1.0 §4.1) and line ends (§2.11) in text. Only the five entities of XML itself and
/// numbers are known; nothing that a document declares is used, so no text grows.</summary>
static class XmlEntities
{
    /// <summary>Digits and letters of a reference at the most.</summary>
    const int MaxName = 10;

    /// <summary>Writes the text meant and returns its length, which is at most that of the text as written.</summary>
    /// <param name="raw">The text as it stands between tags.</param>
    /// <param name="text">Room for as much.</param>
    /// <param name="offset">Where it starts in the document, for problems.</param>
    /// <param name="problems">Takes references that are none.</param>
    public static int Undo(ReadOnlySpan<byte> raw, Span<byte> text, int offset, ProblemTally problems)
    {
        var (at, written) = (0, 0);
        while (raw[at..].IndexOfAny((byte)'&', (byte)'\r') is >= 0 and var plain)
        {
            raw.Slice(at, plain).CopyTo(text[written..]);
            (at, written) = (at + plain, written + plain);
            if (raw[at] == '\r')
            {
                text[written++] = (byte)'\n';
                at += raw[at..].StartsWith("\r\n"u8) ? 2 : 1;
                continue;
            }
            var name = raw.Slice(at + 1, Math.Min(MaxName, raw.Length - at - 1));
            var length = name.IndexOf((byte)';');
            if (length > 0 && Character(name[..length]) is { } rune)
            {
                written += rune.EncodeToUtf8(text[written..]);
                at += length + 2;
                continue;
            }
            problems.Add(XmlProblems.Entity, offset + at, raw.Slice(at, length > 0 ? length + 2 : 1));
            text[written++] = raw[at++];
        }
        raw[at..].CopyTo(text[written..]);
        return written + raw.Length - at;
    }

    static Rune? Character(ReadOnlySpan<byte> name)
    {
        if (name[0] != '#')
        {
            return name.SequenceEqual("amp"u8) ? new Rune('&')
                : name.SequenceEqual("lt"u8) ? new Rune('<')
                : name.SequenceEqual("gt"u8) ? new Rune('>')
                : name.SequenceEqual("quot"u8) ? new Rune('"')
                : name.SequenceEqual("apos"u8) ? new Rune('\'')
                : null;
        }
        var hex = name.Length > 1 && name[1] == 'x';
        var digits = name[(hex ? 2 : 1)..];
        if (digits.IsEmpty || !Utf8Parser.TryParse(digits, out uint value, out var used, hex ? 'x' : 'D') || used != digits.Length)
            return null;
        return value is 0x9 or 0xA or 0xD or >= 0x20 and not (0xFFFE or 0xFFFF) && Rune.TryCreate(value, out var rune)
            ? rune
            : null;
    }
}
