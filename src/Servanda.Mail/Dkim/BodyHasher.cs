using System.Buffers;
using System.Security.Cryptography;

namespace Servanda.Mail.Dkim;

/// <summary>Makes a body canonical in one pass and hashes it as it goes (RFC 6376 §3.4.3, §3.4.4), through a buffer of fixed
/// size. Line ends count as CRLF whatever they are.</summary>
ref struct BodyHasher
{
    const int BufferOctets = 64 * 1024;

    readonly byte[] _buffer;
    readonly long _limit;
    readonly HashAlgorithmName _algorithm;
    IncrementalHash? _hash;
    int _used;
    long _flushed, _total;

    BodyHasher(HashAlgorithmName algorithm, long limit)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(BufferOctets);
        _algorithm = algorithm;
        _limit = limit;
    }

    /// <summary>The hash of the first octets of the canonical body, up to the limit, and how long all of it is.</summary>
    public static (byte[] Hash, long Length) Hash(
        ReadOnlySpan<byte> body, Canonicalisation kind, HashAlgorithmName algorithm, long limit)
    {
        var hasher = new BodyHasher(algorithm, limit);
        hasher.Append(body, kind == Canonicalisation.Relaxed);
        return hasher.Finish();
    }

    void Append(ReadOnlySpan<byte> body, bool isRelaxed)
    {
        var emptyLines = 0;
        if (body.IsEmpty && !isRelaxed)
            emptyLines = 1; // an empty body counts as CRLF in simple
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'\n');
            var line = end < 0 ? body : end > 0 && body[end - 1] == '\r' ? body[..(end - 1)] : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (isRelaxed && !line.IsEmpty && line[^1] is (byte)' ' or (byte)'\t')
                line = line.TrimEnd(" \t"u8);
            if (line.IsEmpty)
            {
                emptyLines++;
                continue;
            }
            for (; emptyLines > 0; emptyLines--)
                Write("\r\n"u8);
            if (isRelaxed)
                WriteRelaxed(line);
            else
                Write(line);
            Write("\r\n"u8);
        }
        // Empty lines at the end go; where nothing else stands, simple keeps one.
        if (_total == 0 && emptyLines > 0 && !isRelaxed)
            Write("\r\n"u8);
    }

    void WriteRelaxed(ReadOnlySpan<byte> line)
    {
        // Most lines hold single spaces only and are written whole. The rest of one that does not is taken word by word:
        // looking for the next run again and again would be quadratic in a line made for that.
        if (FirstRun(line) is not (>= 0 and var run))
        {
            Write(line);
            return;
        }
        Write(line[..run]);
        line = line[run..];
        while (line.IndexOfAny((byte)' ', (byte)'\t') is >= 0 and var blank)
        {
            Write(line[..blank]);
            Write(" "u8);
            line = line[blank..].TrimStart(" \t"u8);
        }
        Write(line);
    }

    /// <summary>Where the first run of blanks starts that is not one single space.</summary>
    static int FirstRun(ReadOnlySpan<byte> line)
    {
        var tab = line.IndexOf((byte)'\t');
        var spaces = (tab < 0 ? line : line[..tab]).IndexOf("  "u8);
        return spaces >= 0 ? spaces : tab > 0 && line[tab - 1] == ' ' ? tab - 1 : tab;
    }

    void Write(ReadOnlySpan<byte> octets)
    {
        _total += octets.Length;
        while (octets.Length > BufferOctets - _used)
        {
            var room = BufferOctets - _used;
            octets[..room].CopyTo(_buffer.AsSpan(_used));
            _used += room;
            octets = octets[room..];
            Flush();
        }
        octets.CopyTo(_buffer.AsSpan(_used));
        _used += octets.Length;
    }

    void Flush()
    {
        _hash ??= IncrementalHash.CreateHash(_algorithm);
        _hash.AppendData(_buffer, 0, Counted());
        _flushed += _used;
        _used = 0;
    }

    /// <summary>Octets in the buffer that stand before the limit.</summary>
    readonly int Counted() => (int)Math.Clamp(_limit - _flushed, 0, _used);

    (byte[] Hash, long Length) Finish()
    {
        byte[] hash;
        if (_hash is null)
            hash = CryptographicOperations.HashData(_algorithm, _buffer.AsSpan(0, Counted()));
        else
        {
            Flush();
            hash = _hash.GetHashAndReset();
            _hash.Dispose();
        }
        ArrayPool<byte>.Shared.Return(_buffer);
        return (hash, _total);
    }
}
