using System.Globalization;
using System.Text;
using Servanda.Core.Names;

namespace Servanda.Dns.Wire;

/// <summary>Pieces of the text form of records, as in a zone file (RFC 1035 §5.1).</summary>
static class Presentation
{
    const string Base32Hex = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>A name with its final dot, so that it is absolute.</summary>
    public static string Name(DomainName name) => name.IsRoot ? "." : name + ".";

    /// <summary>A character string in quotes; octets that are not printable ASCII as <c>\DDD</c>.</summary>
    public static string Quoted(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length + 2).Append('"');
        foreach (var octet in octets)
        {
            if (octet is (byte)'"' or (byte)'\\')
                text.Append('\\').Append((char)octet);
            else if (octet is >= 0x20 and < 0x7F)
                text.Append((char)octet);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\{octet:D3}");
        }
        return text.Append('"').ToString();
    }

    public static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexString(bytes.Span);

    public static string Base64(ReadOnlyMemory<byte> bytes) => Convert.ToBase64String(bytes.Span);

    /// <summary>Base 32 with extended hex alphabet, without padding (RFC 4648 §7, RFC 5155 §3.3).</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 8 / 5 + 1);
        int bits = 0, held = 0;
        foreach (var octet in bytes)
        {
            held = (held << 8 | octet) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Base32Hex[held >> (bits - 5) & 31]);
        }
        return bits > 0 ? text.Append(Base32Hex[held << (5 - bits) & 31]).ToString() : text.ToString();
    }

    /// <summary>A moment in seconds since 1970, modulo 2^32, as YYYYMMDDHHmmSS (RFC 4034 §3.2).</summary>
    public static string Time(uint seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
