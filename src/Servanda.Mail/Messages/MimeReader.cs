using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Servanda.Core;

namespace Servanda.Mail.Messages;

/// <summary>
/// Reads the parts of a message one after another from a stream, in memory that does not grow with the message (RFC 2045,
/// RFC 2046): multiparts are walked, their leaves given in order, each with its content decoded as it is read. Input of
/// any form is read without an exception but those of the stream itself; what is wrong is in <see cref="Problems"/>.
/// </summary>
/// <param name="source">The message; not disposed.</param>
public sealed class MimeReader(Stream source)
{
    /// <summary>Multiparts within one another that are walked.</summary>
    public const int MaxDepth = 32;

    /// <summary>Parts that are given.</summary>
    public const int MaxParts = 1000;

    readonly MimeSource _source = new(source);
    readonly ProblemLog _log = new();
    readonly List<int> _path = [];
    Delimiter _ended;
    MimePart? _part;
    int _parts;
    bool _isBegun;

    /// <summary>What was wrong so far.</summary>
    public IReadOnlyList<Problem> Problems => _log.InOrder();

    /// <summary>The header fields of the message itself, known once a part was read.</summary>
    public IReadOnlyList<HeaderField> Fields { get; private set; } = [];

    /// <summary>Moves to the next part, leaving what was not read of the one before; false at the end.</summary>
    public bool TryRead([NotNullWhen(true)] out MimePart? part)
    {
        part = null;
        if (_isBegun)
            Leave();
        else if (Begin() is { } whole)
            return (part = whole) is not null;
        while (_source.Boundaries.Count > 0)
        {
            if (!MoveToPart())
                return false;
            if (_parts == MaxParts)
            {
                _log.Add(MessageProblems.Parts.At(_source.Offset));
                _source.Boundaries.Clear();
                return false;
            }
            var fields = ReadHeader();
            if (Open(fields, isWhole: false) is { } found)
                return (part = found) is not null;
        }
        return false;
    }

    /// <summary>Octets of the part at hand that are not yet consumed, as they stand; empty at its end.</summary>
    internal ReadOnlySpan<byte> NextContent(PartStream asking) =>
        asking == _part?.Decoded ? _source.NextContent(ref _ended) : default;

    internal void Consume(int count) => _source.Advance(count);

    MimePart? Begin()
    {
        _isBegun = true;
        var fields = ReadHeader();
        Fields = fields;
        return Open(fields, isWhole: true);
    }

    void Leave()
    {
        if (_part is null)
            return;
        while (_source.NextContent(ref _ended) is { IsEmpty: false } rest)
            _source.Advance(rest.Length);
        if (_part.Decoded.HasBadBase64)
            _log.Add(MessageProblems.Base64.At(_source.Offset));
        if (_part.Decoded.HasBadQuotedPrintable)
            _log.Add(MessageProblems.QuotedPrintable.At(_source.Offset));
        _part = null;
    }

    /// <summary>Passes over preamble and epilogues to the header of the next part; false when there is none.</summary>
    bool MoveToPart()
    {
        while (_source.Boundaries.Count > 0)
        {
            while (_source.NextContent(ref _ended) is { IsEmpty: false } skipped)
                _source.Advance(skipped.Length);
            var depth = _ended.IsNone ? 0 : _ended.Level + 1;
            if (_source.Boundaries.Count > depth)
                _log.Add(MessageProblems.Unclosed.At(_source.Offset));
            Cut(depth);
            if (_ended.IsNone)
                return false;
            var isClose = _ended.IsClose;
            _source.PassDelimiter(ref _ended);
            if (!isClose)
            {
                _path[^1]++;
                return true;
            }
            Cut(depth - 1);
        }
        return false;
    }

    void Cut(int depth)
    {
        _source.Boundaries.RemoveRange(depth, _source.Boundaries.Count - depth);
        _path.RemoveRange(depth, _path.Count - depth);
    }

    List<HeaderField> ReadHeader()
    {
        var fields = new List<HeaderField>();
        var start = _source.Offset;
        var header = _source.ReadHeader(ref _ended, out var isCut);
        var log = new ProblemLog();
        // A part may be without a body, and a header cut at a limit is told as that.
        if (HeaderReader.Read(header, fields, log) < 0 || isCut)
            _log.Add(MessageProblems.HeaderSize.At(start));
        foreach (var problem in log.InOrder())
        {
            if (problem.Code != MessageProblems.NoBody.Code)
                _log.Add(problem with { Offset = (int)Math.Min(int.MaxValue, (long)start + problem.Offset) });
        }
        return fields;
    }

    /// <summary>The part that these fields begin; null when they begin a multipart, which is then walked.</summary>
    MimePart? Open(List<HeaderField> fields, bool isWhole)
    {
        var (type, encoding) = (TypeOf(fields), EncodingOf(fields));
        if (type.IsMultipart)
        {
            if (type.Parameters.GetValueOrDefault("boundary") is not { Length: > 0 and <= MimeSource.MaxBoundary } boundary)
                _log.Add(MessageProblems.Boundary.At(_source.Offset));
            else if (_source.Boundaries.Count == MaxDepth)
                _log.Add(MessageProblems.Depth.At(_source.Offset));
            else
            {
                if (encoding != TransferEncoding.None)
                    _log.Add(MessageProblems.Encoding.At(_source.Offset));
                _source.Push(boundary, type.Subtype == "digest");
                _path.Add(0);
                return null;
            }
        }
        _parts++;
        var path = isWhole ? "1" : string.Join('.', _path.Select(at => at.ToString(CultureInfo.InvariantCulture)));
        return _part = new(fields, path, type, new PartStream(this, encoding), _log);
    }

    ContentType TypeOf(List<HeaderField> fields)
    {
        foreach (var field in fields)
        {
            if (!field.Is("Content-Type"u8))
                continue;
            var (value, parameters) = ParameterReader.Read(field.Unfold(), field.Offset, _log);
            if (value.Split('/') is [{ Length: > 0 } type, { Length: > 0 } subtype])
                return new(type, subtype, parameters);
            _log.Add(MessageProblems.ContentType.At(field.Offset, value));
            break;
        }
        return _source.IsInDigest ? ContentType.Message : ContentType.PlainText;
    }

    TransferEncoding EncodingOf(List<HeaderField> fields)
    {
        foreach (var field in fields)
        {
            if (!field.Is("Content-Transfer-Encoding"u8))
                continue;
            var value = ParameterReader.Read(field.Unfold(), field.Offset, _log).Value;
            switch (value)
            {
                case "base64":
                    return TransferEncoding.Base64;
                case "quoted-printable":
                    return TransferEncoding.QuotedPrintable;
                case "7bit" or "8bit" or "binary":
                    return TransferEncoding.None;
                default:
                    _log.Add(MessageProblems.Encoding.At(field.Offset, value));
                    return TransferEncoding.None;
            }
        }
        return TransferEncoding.None;
    }
}
