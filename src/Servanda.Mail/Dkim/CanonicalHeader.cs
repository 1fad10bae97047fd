namespace Servanda.Mail.Dkim;

/// <summary>Header fields made canonical (RFC 6376 §3.4.1, §3.4.2). Line ends count as CRLF whatever they are.</summary>
static class CanonicalHeader
{
    /// <summary>Octets that a field of this length can need at the most, its line end included.</summary>
    public static int MaxLength(int raw) => 2 * raw + 2;

    /// <summary>Writes a field without the line end that closes it, and says how long it is.</summary>
    /// <param name="raw">Name, colon and value.</param>
    /// <param name="valueStart">Where the value starts.</param>
    /// <param name="kind">How.</param>
    /// <param name="target">Room for <see cref="MaxLength"/>.</param>
    public static int Write(ReadOnlySpan<byte> raw, int valueStart, Canonicalisation kind, Span<byte> target)
    {
        if (kind != Canonicalisation.Relaxed)
            return LineEnds.Write(raw, target);
        var written = 0;
        foreach (var octet in raw[..(valueStart - 1)].TrimEnd(" \t"u8))
            target[written++] = octet is >= (byte)'A' and <= (byte)'Z' ? (byte)(octet | 0x20) : octet;
        target[written++] = (byte)':';
        return written + WriteRelaxed(raw[valueStart..], target[written..]);
    }

    static int WriteRelaxed(ReadOnlySpan<byte> value, Span<byte> target)
    {
        var (written, isBlank) = (0, false);
        for (var i = 0; i < value.Length; i++)
        {
            var octet = value[i];
            if (octet is (byte)' ' or (byte)'\t')
                isBlank = true;
            else if (octet != '\n' && (octet != '\r' || i + 1 >= value.Length || value[i + 1] != '\n'))
            {
                if (isBlank && written > 0)
                    target[written++] = (byte)' ';
                isBlank = false;
                target[written++] = octet;
            }
        }
        return written;
    }
}
