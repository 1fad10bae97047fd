using System.Buffers.Text;

namespace Servanda.Mail.Messages;

/// <summary>Decodes base64 in pieces (RFC 2045 §6.8): whole lines by the fast path, the rest character by character. Line
/// ends and blanks are skipped silently, other strangers are skipped and told; padding ends a group, and what follows
/// is read on, as some senders join encoded pieces.</summary>
sealed class Base64Decoder
{
    /// <summary>Characters taken one by one after the fast path could not read any, so that junk costs little.</summary>
    const int SlowRun = 256;

    int _bits, _count, _slow;

    /// <summary>True once there was a character that base64 does not have, or a last one that makes no octet.</summary>
    public bool HasStrangers { get; private set; }

    /// <summary>Decodes as much as there is room for; at least 3 octets of room are needed to move on.</summary>
    public void Decode(ReadOnlySpan<byte> source, Span<byte> target, out int consumed, out int written)
    {
        (consumed, written) = (0, 0);
        while (consumed < source.Length)
        {
            var rest = source[consumed..];
            if (_count == 0 && _slow == 0 && Line(rest) is { IsEmpty: false } line
                && Base64.DecodeFromUtf8(line, target[written..], out var read, out var made, isFinalBlock: false) is var _
                && read > 0)
            {
                consumed += read;
                written += made;
                continue;
            }
            if (target.Length - written < 3)
                return;
            _slow = _slow == 0 && rest[0] > ' ' && _count == 0 ? SlowRun : Math.Max(0, _slow - 1);
            Take(rest[0], target, ref written);
            consumed++;
        }
    }

    /// <summary>Whole groups up to the end of the line.</summary>
    static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
        return rest[..((end < 0 ? rest.Length : end) & ~3)];
    }

    void Take(byte octet, Span<byte> target, ref int written)
    {
        if (octet == '=')
        {
            // Two characters hold one octet, three hold two; one alone holds none.
            if (_count >= 2)
                target[written++] = (byte)(_bits >> (_count == 2 ? 4 : 10));
            if (_count == 3)
                target[written++] = (byte)(_bits >> 2);
            (_bits, _count) = (0, 0);
            return;
        }
        var value = Value(octet);
        if (value < 0)
        {
            HasStrangers |= octet is not ((byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t');
            return;
        }
        _bits = _bits << 6 | value;
        if (++_count < 4)
            return;
        target[written++] = (byte)(_bits >> 16);
        target[written++] = (byte)(_bits >> 8);
        target[written++] = (byte)_bits;
        (_bits, _count) = (0, 0);
    }

    /// <summary>Ends the content: a last group without its padding still holds what it holds.</summary>
    public int Finish(Span<byte> target)
    {
        var written = 0;
        HasStrangers |= _count == 1;
        if (_count > 0)
            Take((byte)'=', target, ref written);
        return written;
    }

    static int Value(byte octet) => octet switch
    {
        >= (byte)'A' and <= (byte)'Z' => octet - 'A',
        >= (byte)'a' and <= (byte)'z' => octet - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => octet - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
