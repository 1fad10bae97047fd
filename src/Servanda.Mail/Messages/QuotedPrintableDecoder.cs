namespace Servanda.Mail.Messages;

/// <summary>Decodes quoted-printable in pieces (RFC 2045 §6.7). Blanks at the end of a line go (rule 3), a soft line break
/// goes (rule 5), an equals sign that begins nothing stays as written and is told.</summary>
sealed class QuotedPrintableDecoder
{
    /// <summary>Octets held back while it is not known what they are; a longer run of blanks is content.</summary>
    const int MaxHeld = 1000;

    readonly byte[] _held = new byte[MaxHeld];
    int _count;
    State _state;

    enum State
    {
        Text,
        Blanks,
        BlanksReturn,
        Escape,
        EscapeDigit,
        EscapeBlanks,
    }

    /// <summary>True once an equals sign began nothing.</summary>
    public bool HasStrangers { get; private set; }

    /// <summary>Room the next octet may need.</summary>
    public static int MinRoom => MaxHeld + 1;

    /// <summary>Decodes as much as there is room for; <see cref="MinRoom"/> octets of room are needed to move on.</summary>
    public void Decode(ReadOnlySpan<byte> source, Span<byte> target, out int consumed, out int written)
    {
        (consumed, written) = (0, 0);
        while (consumed < source.Length && target.Length - written >= MinRoom)
        {
            if (_state == State.Text && Plain(source[consumed..]) is > 0 and var plain)
            {
                var count = Math.Min(plain, target.Length - written);
                source.Slice(consumed, count).CopyTo(target[written..]);
                consumed += count;
                written += count;
            }
            else
                Take(source[consumed++], target, ref written);
        }
    }

    /// <summary>How much stands for itself: up to an equals sign, or to the end of a line without the blanks before that.</summary>
    static int Plain(ReadOnlySpan<byte> rest)
    {
        var stop = rest.IndexOfAny((byte)'=', (byte)'\n');
        if (stop < 0)
            return rest.TrimEnd(" \t\r"u8).Length;
        if (rest[stop] == '=')
            return stop;
        var line = rest[..stop].TrimEnd((byte)'\r').TrimEnd(" \t"u8);
        return line.Length + 1 >= stop && (line.Length == stop || rest[line.Length] == '\r') ? stop + 1 : line.Length;
    }

    /// <summary>Ends the content: an escape that was begun stays as written, blanks at the end go.</summary>
    public int Finish(Span<byte> target)
    {
        var written = 0;
        if (_state is State.Escape or State.EscapeDigit)
            Release(target, ref written, isStrange: _state == State.EscapeDigit);
        return written;
    }

    void Take(byte octet, Span<byte> target, ref int written)
    {
        switch (_state)
        {
            case State.Blanks when octet == '\n':
                (_count, _state) = (0, State.Text);
                break;
            case State.Blanks when octet == '\r' && _count < MaxHeld:
                Hold(octet, State.BlanksReturn);
                return;
            case State.BlanksReturn when octet == '\n':
                target[written++] = (byte)'\r';
                (_count, _state) = (0, State.Text);
                break;
            case State.BlanksReturn:
                Release(target, ref written, isStrange: false);
                break;
            case State.Blanks when octet is not ((byte)' ' or (byte)'\t') || _count == MaxHeld:
                Release(target, ref written, isStrange: false);
                break;
            case State.Escape when char.IsAsciiHexDigit((char)octet):
                Hold(octet, State.EscapeDigit);
                return;
            case State.EscapeDigit when char.IsAsciiHexDigit((char)octet):
                target[written++] = (byte)(Digit(_held[1]) << 4 | Digit(octet));
                (_count, _state) = (0, State.Text);
                return;
            case State.Escape or State.EscapeBlanks when octet == '\n':
                (_count, _state) = (0, State.Text);
                return;
            case State.Escape or State.EscapeBlanks when octet is (byte)'\r' or (byte)' ' or (byte)'\t' && _count < MaxHeld:
                Hold(octet, State.EscapeBlanks);
                return;
            case State.Escape or State.EscapeDigit or State.EscapeBlanks:
                Release(target, ref written, isStrange: true);
                break;
            case State.Text or State.Blanks:
                break;
        }
        if (octet == '=')
            Hold(octet, State.Escape);
        else if (octet is (byte)' ' or (byte)'\t')
            Hold(octet, State.Blanks);
        else
            target[written++] = octet;
    }

    void Hold(byte octet, State state)
    {
        _held[_count++] = octet;
        _state = state;
    }

    void Release(Span<byte> target, ref int written, bool isStrange)
    {
        _held.AsSpan(0, _count).CopyTo(target[written..]);
        written += _count;
        (_count, _state) = (0, State.Text);
        HasStrangers |= isStrange;
    }

    static int Digit(byte octet) => octet <= '9' ? octet - '0' : (octet | 0x20) - 'a' + 10;
}
