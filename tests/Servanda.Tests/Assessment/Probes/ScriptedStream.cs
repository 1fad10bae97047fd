namespace Servanda.Tests.Assessment.Probes;

/// <summary>A connection whose other side says what is written down, some octets at a time, and then closes; what we say is
/// kept.</summary>
sealed class ScriptedStream(byte[] said, int atATime = int.MaxValue) : Stream
{
    readonly MemoryStream _heard = new();
    int _at;

    public byte[] Heard => _heard.ToArray();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var length = Math.Min(Math.Min(buffer.Length, atATime), said.Length - _at);
        said.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        return length;
    }

    // Never waits, so that a property test needs no thread.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override void Write(byte[] buffer, int offset, int count) => _heard.Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _heard.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
