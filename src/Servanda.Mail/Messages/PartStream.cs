namespace Servanda.Mail.Messages;

/// <summary>How content is encoded for transfer, as far as it is decoded (RFC 2045 §6).</summary>
enum TransferEncoding
{
    /// <summary>7bit, 8bit, binary, and anything not known.</summary>
    None,
    Base64,
    QuotedPrintable,
}

/// <summary>The decoded content of the part at hand. It holds no resource of its own.</summary>
sealed class PartStream(MimeReader reader, TransferEncoding encoding) : Stream
{
    readonly Base64Decoder? _base64 = encoding == TransferEncoding.Base64 ? new() : null;
    readonly QuotedPrintableDecoder? _quoted = encoding == TransferEncoding.QuotedPrintable ? new() : null;
    readonly byte[] _small = new byte[2 * QuotedPrintableDecoder.MinRoom];
    int _smallFrom, _smallTo;
    bool _isFinished;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public bool HasBadBase64 => _base64 is { HasStrangers: true };

    public bool HasBadQuotedPrintable => _quoted is { HasStrangers: true };

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        // A decoder needs some room to move at all: a smaller buffer is served from one of ours.
        if (_smallFrom == _smallTo && buffer.Length >= _small.Length)
            return Fill(buffer);
        if (_smallFrom == _smallTo)
            (_smallFrom, _smallTo) = (0, Fill(_small));
        var count = Math.Min(buffer.Length, _smallTo - _smallFrom);
        _small.AsSpan(_smallFrom, count).CopyTo(buffer);
        _smallFrom += count;
        return count;
    }

    int Fill(Span<byte> target)
    {
        while (reader.NextContent(this) is { IsEmpty: false } source)
        {
            var (consumed, written) = (0, 0);
            if (_base64 is not null)
                _base64.Decode(source, target, out consumed, out written);
            else if (_quoted is not null)
                _quoted.Decode(source, target, out consumed, out written);
            else
            {
                consumed = written = Math.Min(source.Length, target.Length);
                source[..consumed].CopyTo(target);
            }
            reader.Consume(consumed);
            if (written > 0)
                return written;
        }
        if (_isFinished)
            return 0;
        _isFinished = true;
        return _base64?.Finish(target) ?? _quoted?.Finish(target) ?? 0;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
