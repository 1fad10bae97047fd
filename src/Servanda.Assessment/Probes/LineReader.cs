using System.Text;
using Servanda.Assessment.Transcripts;

namespace Servanda.Assessment.Probes;

/// <summary>Reads lines of text from a connection (RFC 5321 §2.3.8), each and all of them up to a bound.</summary>
sealed class LineReader(Stream stream, int maxOctets)
{
    const int BufferOctets = 2 * SmtpTranscript.MaxLine;

    readonly byte[] _buffer = new byte[BufferOctets];
    int _start, _end, _taken;

    /// <summary>True when more than a line has come already.</summary>
    public bool HasMore => _end > _start;

    /// <summary>The next line, without its end; null when the connection was closed first, or was over the bound.</summary>
    public async ValueTask<LineRead> ReadAsync(CancellationToken cancel)
    {
        while (true)
        {
            var line = _buffer.AsMemory(_start, _end - _start);
            var length = line.Span.IndexOf((byte)'\n');
            if (length > SmtpTranscript.MaxLine || (length < 0 && line.Length > SmtpTranscript.MaxLine))
                return new LineRead(Text(line.Span[..SmtpTranscript.MaxLine]), LineEnd.OverLimit);
            if (length >= 0)
            {
                _start += length + 1;
                return new LineRead(Text(line.Span[..length].TrimEnd((byte)'\r')), LineEnd.Whole);
            }
            if (_taken >= maxOctets)
                return new LineRead(Text(line.Span), LineEnd.OverLimit);
            line.CopyTo(_buffer);
            (_start, _end) = (0, line.Length);
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancel);
            if (read == 0)
                return new LineRead(Text(line.Span), LineEnd.Closed);
            _end += read;
            _taken += read;
        }
    }

    static string Text(ReadOnlySpan<byte> line)
    {
        var text = new StringBuilder(line.Length);
        foreach (var octet in line)
            text.Append(octet > 0x7F ? '\uFFFD' : (char)octet);
        return text.ToString();
    }
}

/// <summary>What reading a line gave.</summary>
/// <param name="Text">The line, or as much of it as came; octets over 127 stand as U+FFFD.</param>
/// <param name="End">How it ended.</param>
readonly record struct LineRead(string Text, LineEnd End);

/// <summary>How a line ended.</summary>
enum LineEnd
{
    /// <summary>With a line end.</summary>
    Whole,
    /// <summary>The connection was closed before.</summary>
    Closed,
    /// <summary>It is too long, or all of them are too much.</summary>
    OverLimit,
}
