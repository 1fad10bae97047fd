namespace Servanda.Mail.Dkim;

/// <summary>Line ends as the wire has them: a bare LF, as files have it, counts as CRLF (RFC 6376 §5.3).</summary>
static class LineEnds
{
    /// <summary>Copies with every line end as CRLF; needs room for twice the length.</summary>
    public static int Write(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var written = 0;
        while (source.IndexOf((byte)'\n') is >= 0 and var end)
        {
            var line = source[..end];
            if (line.EndsWith("\r"u8))
                line = line[..^1];
            line.CopyTo(target[written..]);
            written += line.Length;
            target[written++] = (byte)'\r';
            target[written++] = (byte)'\n';
            source = source[(end + 1)..];
        }
        source.CopyTo(target[written..]);
        return written + source.Length;
    }
}
