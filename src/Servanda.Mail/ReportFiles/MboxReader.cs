using System.Diagnostics.CodeAnalysis;

namespace Servanda.Mail.ReportFiles;

/// <summary>Cuts a mailbox into its messages (RFC 4155): each begins with a line <c>From …</c> after an empty line. Any
/// size in the same memory.</summary>
sealed class MboxReader(Stream mbox)
{
    const int BufferOctets = 64 * 1024;

    readonly byte[] _buffer = new byte[BufferOctets];
    int _at;
    int _end;
    bool _isLast;
    bool _isAtMark = true;
    int _number;
    byte _last;
    byte _beforeLast;

    /// <summary>The next message, without its first line; what was not read of the one before is passed over. False after
    /// the last.</summary>
    public bool TryRead([NotNullWhen(true)] out Stream? message)
    {
        message = null;
        Span<byte> rest = stackalloc byte[4096];
        while (Read(_number, rest) > 0)
        {
        }
        if (!_isAtMark || !Fill(1))
            return false;
        PassLine();
        _isAtMark = false;
        message = new MessageStream(this, ++_number);
        return true;
    }

    static ReadOnlySpan<byte> Mark => "\nFrom "u8;

    int Read(int number, Span<byte> buffer)
    {
        if (number != _number || _isAtMark)
            return 0;
        Fill(BufferOctets / 2);
        var window = _buffer.AsSpan(_at, _end - _at);
        var length = window.Length;
        for (var from = 0; window[from..].IndexOf(Mark) is >= 0 and var found; from += found + 1)
        {
            if (!IsAfterEmptyLine(window[..(from + found)]))
                continue;
            length = from + found + 1;
            _isAtMark = length <= buffer.Length;
            break;
        }
        // What may be the beginning of a mark is held back until more is known.
        if (length == window.Length && !_isLast)
            length -= Mark.Length + 2;
        length = Math.Min(length, buffer.Length);
        window[..length].CopyTo(buffer);
        foreach (var octet in window[Math.Max(0, length - 2)..length])
            (_beforeLast, _last) = (_last, octet);
        _at += length;
        return length;
    }

    /// <summary>True when a line end after these octets ends an empty line.</summary>
    bool IsAfterEmptyLine(ReadOnlySpan<byte> before)
    {
        var last = before.Length > 0 ? before[^1] : _last;
        var beforeLast = before.Length > 1 ? before[^2] : before.Length == 1 ? _last : _beforeLast;
        return last == '\n' || (last == '\r' && beforeLast == '\n');
    }

    void PassLine()
    {
        while (Fill(1))
        {
            var window = _buffer.AsSpan(_at, _end - _at);
            var end = window.IndexOf((byte)'\n');
            _at += end < 0 ? window.Length : end + 1;
            if (end >= 0)
                return;
        }
    }

    /// <summary>At least so many octets unless the input ends before; false when there is nothing left.</summary>
    bool Fill(int count)
    {
        if (_end - _at >= count || _isLast)
            return _end > _at;
        _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
        (_at, _end) = (0, _end - _at);
        while (_end < count && !_isLast)
        {
            var read = mbox.Read(_buffer.AsSpan(_end));
            _isLast = read == 0;
            _end += read;
        }
        return _end > _at;
    }

    sealed class MessageStream(MboxReader reader, int number) : ForwardStream
    {
        public override int Read(Span<byte> buffer) => reader.Read(number, buffer);
    }
}
