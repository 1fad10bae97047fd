namespace Servanda.Mail.ReportFiles;

/// <summary>A stream that counts what is read through it. Leaves the stream below it open.</summary>
sealed class CountingStream(Stream inner) : ForwardStream
{
    /// <summary>Octets read so far.</summary>
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count += read;
        return read;
    }
}
