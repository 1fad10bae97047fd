using System.Buffers;
using System.Text;

namespace Servanda.Mail.Messages;

/// <summary>Encoded words in header values (RFC 2047). What is not a whole encoded word stays as written.</summary>
public static class EncodedWords
{
    /// <summary>Characters of one encoded word: the standard's limit is 75, which senders do not all keep.</summary>
    const int MaxWord = 2000;

    /// <summary>The text with its encoded words decoded; blanks between two of them go (§6.2). Words of one charset are
    /// joined before decoding, as senders do split characters between them.</summary>
    public static string Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains("=?", StringComparison.Ordinal))
            return text;
        var decoded = new StringBuilder(text.Length);
        var octets = new ArrayBufferWriter<byte>();
        string? charset = null;
        var plainFrom = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '=' || !TryRead(text.AsSpan(at), out var word))
            {
                at++;
                continue;
            }
            var between = text.AsSpan(plainFrom, at - plainFrom);
            var name = text.Substring(at + word.CharsetFrom, word.CharsetLength).ToLowerInvariant();
            if (charset is null || name != charset || !between.IsWhiteSpace())
            {
                Flush(decoded, octets, charset);
                if (charset is null || !between.IsWhiteSpace())
                    decoded.Append(between);
                charset = name;
            }
            Append(octets, text.AsSpan(at + word.TextFrom, word.TextLength), word.IsBase64);
            at += word.Length;
            plainFrom = at;
        }
        Flush(decoded, octets, charset);
        return decoded.Append(text.AsSpan(plainFrom)).ToString();
    }

    static void Flush(StringBuilder decoded, ArrayBufferWriter<byte> octets, string? charset)
    {
        decoded.Append(Charset.Decode(octets.WrittenSpan, charset));
        octets.Clear();
    }

    readonly record struct Word(int CharsetFrom, int CharsetLength, int TextFrom, int TextLength, bool IsBase64, int Length);

    /// <summary>=?charset*language?B|Q?text?=</summary>
    static bool TryRead(ReadOnlySpan<char> text, out Word word)
    {
        word = default;
        text = text[..Math.Min(text.Length, MaxWord)];
        if (!text.StartsWith("=?") || text[2..].IndexOf('?') is not (> 0 and var charsetLength))
            return false;
        var encodingAt = 2 + charsetLength + 1;
        if (encodingAt + 1 >= text.Length || text[encodingAt + 1] != '?' || text[encodingAt] is not ('B' or 'b' or 'Q' or 'q'))
            return false;
        var body = text[(encodingAt + 2)..];
        var end = body.IndexOf("?=");
        if (end < 0 || body[..end].IndexOfAny(' ', '\t') >= 0)
            return false;
        var name = text.Slice(2, charsetLength);
        var star = name.IndexOf('*');
        word = new(2, star < 0 ? name.Length : star, encodingAt + 2, end, text[encodingAt] is 'B' or 'b', encodingAt + 2 + end + 2);
        return true;
    }

    static void Append(ArrayBufferWriter<byte> octets, ReadOnlySpan<char> text, bool isBase64)
    {
        var source = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = Encoding.UTF8.GetBytes(text, source);
        var target = octets.GetSpan(length + 4);
        int written;
        if (isBase64)
        {
            new Base64Decoder().Decode(source.AsSpan(0, length), target, out _, out written);
        }
        else
        {
            source.AsSpan(0, length).Replace((byte)'_', (byte)' ');
            written = DecodeQ(source.AsSpan(0, length), target);
        }
        octets.Advance(written);
    }

    static int DecodeQ(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var written = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '=' && i + 2 < source.Length && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                target[written++] = Convert.FromHexString(source.Slice(i + 1, 2))[0];
                i += 2;
            }
            else
                target[written++] = source[i];
        }
        return written;
    }
}
