using System.Buffers;

namespace Servanda.Mail;

/// <summary>Base64 in records and signatures: white space may stand anywhere, and the padding may be left out (RFC 6376
/// §3.2, base64string).</summary>
static class Base64Text
{
    /// <summary>The octets; null when it is no base64.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> value)
    {
        var buffer = ArrayPool<char>.Shared.Rent(value.Length + 3);
        var length = 0;
        foreach (var c in value)
        {
            if (c is not (' ' or '\t' or '\r' or '\n'))
                buffer[length++] = c;
        }
        while (length % 4 != 0)
            buffer[length++] = '=';
        var octets = new byte[length / 4 * 3];
        var valid = Convert.TryFromBase64Chars(buffer.AsSpan(0, length), octets, out var written);
        ArrayPool<char>.Shared.Return(buffer);
        return !valid ? null : written == octets.Length ? octets : octets[..written];
    }
}
