using System.Text;

namespace Servanda.Dns.MasterFiles;

/// <summary>A word or a quoted string of a master file.</summary>
/// <param name="offset">Where it starts in the file.</param>
/// <param name="raw">As it stands, without quotes, escapes not resolved.</param>
/// <param name="isQuoted">True between quotes: it is no keyword then.</param>
readonly struct MasterToken(int offset, ReadOnlyMemory<byte> raw, bool isQuoted)
{
    public int Offset { get; } = offset;

    public bool IsQuoted { get; } = isQuoted;

    public ReadOnlySpan<byte> Raw => raw.Span;

    /// <summary>One character for each octet, escapes as they stand.</summary>
    public string Text => Encoding.Latin1.GetString(raw.Span);

    public bool Is(ReadOnlySpan<byte> word) => !IsQuoted && raw.Span.SequenceEqual(word);

    /// <summary>The octets meant (RFC 1035 §5.1: \DDD is an octet, \X the character X); null when an escape is
    /// malformed.</summary>
    public byte[]? Octets()
    {
        var octets = new byte[raw.Length];
        var length = 0;
        var rest = raw.Span;
        while (rest.Length > 0)
        {
            if (!TryTake(ref rest, out octets[length++], out _))
                return null;
        }
        return octets[..length];
    }

    /// <summary>Takes one octet off the front; false for a malformed escape.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> rest, out byte octet, out bool isEscaped)
    {
        octet = rest[0];
        isEscaped = octet == '\\';
        if (!isEscaped)
        {
            rest = rest[1..];
            return true;
        }
        if (rest.Length < 2)
            return false;
        if (!char.IsAsciiDigit((char)rest[1]))
        {
            octet = rest[1];
            rest = rest[2..];
            return true;
        }
        if (rest.Length < 4 || rest[1..4].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        var value = (rest[1] - '0') * 100 + (rest[2] - '0') * 10 + rest[3] - '0';
        octet = (byte)value;
        rest = rest[4..];
        return value <= byte.MaxValue;
    }
}
