namespace Servanda.Mail;

/// <summary>A stream whose first octets can be looked at before they are read. Reads forward only and leaves the stream
/// below it open.</summary>
sealed class PeekedStream(Stream inner) : Stream
{
    byte[] _head = [];
    int _at;
    int _end;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

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

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
