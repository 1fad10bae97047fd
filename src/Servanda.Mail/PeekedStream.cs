namespace Servanda.Mail;

/// <summary>A stream whose first octets can be looked at before they are read. Reads forward only and leaves the stream
/// below it open.</summary>
sealed class PeekedStream(Stream inner) : ForwardStream
{
    byte[] _head = [];
    int _at;
    int _end;

    /// <summary>The next octets, this many unless the stream ends before; they stay to be read.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_head.Length < _at + count)
        {
            var wider = new byte[count];
            _head.AsSpan(_at, _end - _at).CopyTo(wider);
            (_head, _end, _at) = (wider, _end - _at, 0);
        }
        while (_end - _at < count && inner.Read(_head.AsSpan(_end, count - (_end - _at))) is > 0 and var read)
            _end += read;
        return _head.AsSpan(_at, Math.Min(count, _end - _at));
    }

    public override int Read(Span<byte> buffer)
    {
        if (_at == _end)
            return inner.Read(buffer);
        var length = Math.Min(buffer.Length, _end - _at);
        _head.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        return length;
    }
}
