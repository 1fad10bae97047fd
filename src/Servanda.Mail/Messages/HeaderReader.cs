using Servanda.Core;

namespace Servanda.Mail.Messages;

/// <summary>Splits a header into its fields (RFC 5322 §2.2). Lines end in CRLF or, as in files, in a bare LF.</summary>
static class HeaderReader
{
    /// <summary>Octets of a whole header that are read.</summary>
    public const int MaxOctets = 1024 * 1024;

    /// <summary>Octets of one field that are read.</summary>
    public const int MaxFieldOctets = 256 * 1024;

    /// <summary>Fields that are read.</summary>
    public const int MaxFields = 2000;

    /// <summary>Adds the fields and says where the body starts; -1 when the header is over a limit. Lines that are no
    /// field are told and passed over.</summary>
    public static int Read(ReadOnlyMemory<byte> bytes, List<HeaderField> fields, ProblemLog log)
    {
        var all = bytes.Span;
        var at = 0;
        if (all.StartsWith("From "u8))
        {
            log.Add(MessageProblems.MboxLine.At(0));
            at = NextLine(all, 0);
        }
        while (at < all.Length)
        {
            if (all[at] == '\n')
                return at + 1;
            if (all[at] == '\r' && at + 1 < all.Length && all[at + 1] == '\n')
                return at + 2;
            var next = NextLine(all, at);
            while (next < all.Length && all[next] is (byte)' ' or (byte)'\t')
                next = NextLine(all, next);
            if (next > MaxOctets || next - at > MaxFieldOctets || fields.Count == MaxFields)
            {
                log.Add((next > MaxOctets ? MessageProblems.HeaderSize
                    : fields.Count == MaxFields ? MessageProblems.Fields : MessageProblems.FieldSize).At(at));
                return -1;
            }
            AddField(bytes[at..next], at, fields, log);
            at = next;
        }
        log.Add(MessageProblems.NoBody.At(at));
        return at;
    }

    static void AddField(ReadOnlyMemory<byte> lines, int offset, List<HeaderField> fields, ProblemLog log)
    {
        var raw = lines.Span;
        if (raw.EndsWith("\n"u8))
            raw = raw[..^(raw.EndsWith("\r\n"u8) ? 2 : 1)];
        var colon = raw.IndexOf((byte)':');
        var nameLength = colon < 0 ? 0 : raw[..colon].LastIndexOfAnyExcept((byte)' ', (byte)'\t') + 1;
        if (nameLength == 0 || raw[..nameLength].IndexOfAnyExceptInRange((byte)'!', (byte)'~') >= 0)
        {
            log.Add(MessageProblems.FieldName.At(offset, colon < 0 ? raw : raw[..colon]));
            return;
        }
        fields.Add(new(lines[..raw.Length], offset, nameLength, colon + 1));
    }

    static int NextLine(ReadOnlySpan<byte> all, int at) =>
        all[at..].IndexOf((byte)'\n') is >= 0 and var end ? at + end + 1 : all.Length;
}
