namespace Servanda.Mail.ReportFiles;

/// <summary>A piece of a stream that can seek. Leaves the stream below it open.</summary>
sealed class SliceStream(Stream inner, long offset, long length) : ForwardStream
{
    long _at;

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, length - _at);
        if (count <= 0)
            return 0;
        inner.Position = offset + _at;
        var read = inner.Read(buffer[..count]);
        _at += read;
        return read;
    }
}
