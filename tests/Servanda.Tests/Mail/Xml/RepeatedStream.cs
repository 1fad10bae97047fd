namespace Servanda.Tests.Mail.Xml;

/// <summary>A long input that takes no memory: a head, a piece over and over, a tail.</summary>
sealed class RepeatedStream(byte[] head, byte[] piece, long times, byte[] tail) : Stream
{
    long _at;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => head.Length + piece.Length * times + tail.Length;
    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var behind = _at - head.Length;
        var source = behind < 0 ? head.AsSpan((int)_at)
            : behind < piece.Length * times ? piece.AsSpan((int)(behind % piece.Length))
            : tail.AsSpan((int)Math.Min(behind - piece.Length * times, tail.Length));
        var count = Math.Min(buffer.Length, source.Length);
        source[..count].CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
