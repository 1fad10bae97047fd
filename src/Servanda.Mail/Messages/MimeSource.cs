using System.Buffers;
using System.Text;

namespace Servanda.Mail.Messages;

/// <summary>The delimiter line that stands next and has not been passed.</summary>
/// <param name="Level">The multipart it belongs to, 0 the outermost; -1 for none.</param>
/// <param name="IsClose">True when it ends that multipart.</param>
/// <param name="Octets">Of the line, with the line ends before and after it.</param>
readonly record struct Delimiter(int Level, bool IsClose, int Octets)
{
    public bool IsNone => Octets == 0;
}

/// <summary>The octets of a message cut at the delimiter lines of the multiparts that are open (RFC 2046 §5.1.1), through a
/// buffer of fixed size.</summary>
sealed class MimeSource(Stream stream)
{
    /// <summary>Octets of a boundary; the standard's limit is 70.</summary>
    public const int MaxBoundary = 256;

    /// <summary>Octets of a delimiter line, with blanks after it.</summary>
    const int MaxDelimiter = 2 + 2 + MaxBoundary + 2 + 512;

    const int BufferOctets = 64 * 1024;

    readonly byte[] _buffer = new byte[BufferOctets];
    int _from, _to;
    long _offset;
    bool _isAtEnd, _isAtLineStart = true;

    /// <summary>The open multiparts, the outermost first.</summary>
    public List<(byte[] Boundary, bool IsDigest)> Boundaries { get; } = [];

    /// <summary>True within a digest.</summary>
    public bool IsInDigest => Boundaries is [.., { IsDigest: true }];

    /// <summary>Octets passed, as problems count them.</summary>
    public int Offset => (int)Math.Min(int.MaxValue, _offset);

    public void Push(string boundary, bool isDigest) => Boundaries.Add((Encoding.UTF8.GetBytes("--" + boundary), isDigest));

    public void Advance(int count)
    {
        if (count == 0)
            return;
        _isAtLineStart = false;
        _from += count;
        _offset += count;
    }

    public void PassDelimiter(ref Delimiter delimiter)
    {
        Advance(delimiter.Octets);
        _isAtLineStart = true;
        delimiter = default;
    }

    /// <summary>A piece of content; empty at a delimiter, which is then told, and at the end of the input.</summary>
    public ReadOnlySpan<byte> NextContent(ref Delimiter delimiter)
    {
        if (!delimiter.IsNone)
            return default;
        var span = Ensure(MaxDelimiter);
        if (Boundaries.Count == 0 || span.IsEmpty)
            return span;
        var lineEnd = LineEnd(span);
        if ((lineEnd > 0 || _isAtLineStart) && span[lineEnd..].StartsWith("--"u8))
        {
            if (TryReadDelimiter(span, lineEnd, out delimiter))
                return default;
            return span[..(lineEnd + 2)];
        }
        if (span[lineEnd..].IndexOf("\n--"u8) is >= 0 and var next)
        {
            var end = lineEnd + next;
            return span[..(span[end - 1] == '\r' ? end - 1 : end)];
        }
        // What may be the beginning of a line end and two hyphens is held back until more is known.
        return _isAtEnd ? span : span[..^3];
    }

    /// <summary>Octets of a line end at the start.</summary>
    static int LineEnd(ReadOnlySpan<byte> span) => span.StartsWith("\r\n"u8) ? 2 : span.StartsWith("\n"u8) ? 1 : 0;

    bool TryReadDelimiter(ReadOnlySpan<byte> span, int from, out Delimiter delimiter)
    {
        delimiter = default;
        var rest = span[from..Math.Min(span.Length, from + MaxDelimiter - 4)];
        var end = rest.IndexOf((byte)'\n');
        if (end < 0 && (rest.Length < span.Length - from || !_isAtEnd))
            return false;
        var line = (end < 0 ? rest : rest[..end]).TrimEnd(" \t\r"u8);
        for (var level = Boundaries.Count - 1; level >= 0; level--)
        {
            var boundary = Boundaries[level].Boundary;
            if (!line.StartsWith(boundary))
                continue;
            var after = line[boundary.Length..];
            if (after.IsEmpty || after.SequenceEqual("--"u8))
            {
                delimiter = new(level, !after.IsEmpty, from + (end < 0 ? rest.Length : end + 1));
                return true;
            }
        }
        return false;
    }

    /// <summary>A header up to and with its empty line, or up to a delimiter, which is then told. What is over the limit is
    /// passed over.</summary>
    public ReadOnlyMemory<byte> ReadHeader(ref Delimiter delimiter, out bool isCut)
    {
        var header = new ArrayBufferWriter<byte>(1024);
        isCut = false;
        var isLineStart = true;
        while (Ensure(MaxDelimiter) is { IsEmpty: false } span)
        {
            if (isLineStart && span.StartsWith("--"u8) && TryReadDelimiter(span, 0, out delimiter))
                break;
            var end = span.IndexOf((byte)'\n');
            var line = end < 0 ? span : span[..(end + 1)];
            var isEmpty = isLineStart && line is [(byte)'\n'] or [(byte)'\r', (byte)'\n'];
            if (isEmpty || header.WrittenCount + line.Length <= HeaderReader.MaxOctets)
                header.Write(line);
            else
                isCut = true;
            isLineStart = end >= 0;
            Advance(line.Length);
            if (isEmpty)
                break;
        }
        _isAtLineStart = true;
        return header.WrittenMemory;
    }

    /// <summary>At least so many octets unless the input ends before.</summary>
    ReadOnlySpan<byte> Ensure(int count)
    {
        if (_to - _from < count && !_isAtEnd)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
            while (_to < count && !_isAtEnd)
            {
                var read = stream.Read(_buffer.AsSpan(_to));
                _to += read;
                _isAtEnd = read == 0;
            }
        }
        return _buffer.AsSpan(_from, _to - _from);
    }
}
