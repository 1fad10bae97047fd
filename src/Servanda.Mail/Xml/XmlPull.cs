using System.Buffers;
using Servanda.Core;

namespace Servanda.Mail.Xml;

/// <summary>
/// Reads XML 1.0 forward, for data that others wrote: any octets are read to their end, what is no XML is a problem and the
/// rest is read on, and memory stays the same however long the document is. No document type, no entity but the five of
/// XML itself, nothing fetched. Namespaces are left to the caller: names are as written.
/// </summary>
sealed class XmlPull
{
    /// <summary>Elements inside each other at the most.</summary>
    public const int MaxDepth = 64;

    /// <summary>Octets of a text at the most; the rest is cut off.</summary>
    public const int MaxText = XmlScanner.MaxPiece;

    static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r\n"u8);

    static readonly SearchValues<byte> PlainName = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_"u8);

    readonly XmlInput _input;
    readonly XmlScanner _scanner;
    readonly ProblemTally _problems;
    readonly XmlNames _open = new();
    byte[] _value = new byte[1024];
    int _closing;
    int _tooDeep;

    /// <summary>Reads a document in UTF-8.</summary>
    public XmlPull(Stream utf8, ProblemTally problems)
    {
        _problems = problems;
        _input = new(utf8);
        _scanner = new(_input, problems);
    }

    /// <summary>The name of the element that started or ended last, as written; valid until the next call.</summary>
    public ReadOnlySpan<byte> Name => _open.Last;

    /// <summary>After a start: what stands after the name; valid until the next call.</summary>
    public ReadOnlySpan<byte> Attributes => IsPlain ? default : _scanner.Attributes;

    /// <summary>After a start: true when the name has no prefix and the tag no attributes.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Text as meant; valid until the next call.</summary>
    public ReadOnlySpan<byte> Text => _scanner.Text;

    /// <summary>How many elements are open.</summary>
    public int Depth => _open.Count;

    /// <summary>How many octets have been read.</summary>
    public int Offset => _input.Offset;

    /// <summary>True when the input ended inside the document: elements that end from here on were cut off.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The next token; text that is blank is passed over.</summary>
    public XmlToken Read()
    {
        while (true)
        {
            if (_closing == 0 && !_scanner.InCharacters)
            {
                var window = _input.Window;
                var blank = window.IndexOfAnyExcept(Blank);
                _input.Take(blank < 0 ? window.Length : blank);
                if (blank < 0 && _input.More())
                    continue;
                if (TryPlainTag(out var plain))
                    return plain;
            }
            var token = Next();
            if (token != XmlToken.Text || Text.ContainsAnyExcept(Blank))
                return token;
        }
    }

    /// <summary>After a start: the text of the element, to whose end it reads. Elements inside are passed over as problems
    /// of the kind given. Valid until the next call.</summary>
    public ReadOnlySpan<byte> ReadText(ProblemKind nested)
    {
        if (_closing == 0 && _scanner.TryTextAndEnd(_open.Top, out var text))
        {
            _open.Close();
            return text;
        }
        var (depth, length) = (_open.Count, 0);
        while (_open.Count >= depth)
        {
            var token = Next();
            if (token == XmlToken.Start)
            {
                _problems.Add(nested, Offset, Name);
                Skip();
            }
            else if (token == XmlToken.Text)
            {
                length = Append(length);
            }
        }
        return _value.AsSpan(0, length);
    }

    /// <summary>After a start: reads to the end of the element.</summary>
    public void Skip()
    {
        var depth = _open.Count;
        while (_open.Count >= depth)
            Next();
    }

    /// <summary>The usual case in one step: a start tag without attributes, or the end tag of the innermost element. All
    /// the rest goes the long way.</summary>
    bool TryPlainTag(out XmlToken token)
    {
        token = XmlToken.None;
        var window = _input.Window;
        if (window.Length < XmlScanner.MaxName || window[0] != '<' || _tooDeep > 0)
            return false;
        var tag = window[1..];
        var top = _open.Top;
        if (tag[0] == '/')
        {
            if (tag.Length < top.Length + 2 || tag[top.Length + 1] != '>' || !tag.Slice(1, top.Length).SequenceEqual(top) || top.IsEmpty)
                return false;
            _input.Take(top.Length + 3);
            _open.Close();
            token = XmlToken.End;
            return true;
        }
        var length = tag.IndexOfAnyExcept(PlainName);
        if (length is <= 0 or > XmlScanner.MaxName || tag[length] != '>' || _open.Count == MaxDepth)
            return false;
        _open.Open(tag[..length]);
        _input.Take(length + 2);
        IsPlain = true;
        token = XmlToken.Start;
        return true;
    }

    XmlToken Next()
    {
        IsPlain = false;
        while (_closing == 0)
        {
            switch (_scanner.Next())
            {
                case XmlPiece.Text:
                    if (_tooDeep == 0)
                        return XmlToken.Text;
                    break;
                case XmlPiece.Start:
                    if (Open())
                        return XmlToken.Start;
                    _tooDeep++;
                    break;
                case XmlPiece.Empty:
                    if (Open())
                    {
                        _closing = 1;
                        return XmlToken.Start;
                    }
                    break;
                case XmlPiece.End:
                    Close();
                    break;
                case XmlPiece.None:
                    if (_open.Count == 0)
                        return XmlToken.None;
                    _problems.Add(XmlProblems.End, Offset);
                    IsCut = true;
                    _closing = _open.Count;
                    break;
            }
        }
        _closing--;
        _open.Close();
        return XmlToken.End;
    }

    bool Open()
    {
        if (_tooDeep > 0 || _open.Count == MaxDepth)
        {
            _problems.Add(XmlProblems.Depth, Offset, _scanner.Name);
            return false;
        }
        _open.Open(_scanner.Name);
        return true;
    }

    void Close()
    {
        var name = _scanner.Name;
        if (_tooDeep > 0)
            _tooDeep--;
        else if (name.SequenceEqual(_open.Top))
            _closing = 1;
        else if ((_closing = _open.CountClosedBy(name)) != 1)
            _problems.Add(XmlProblems.Nesting, Offset, name);
    }

    int Append(int length)
    {
        var text = Text;
        if (text.Length > MaxText - length)
        {
            _problems.Add(XmlProblems.Size, Offset);
            text = text[..(MaxText - length)];
        }
        if (_value.Length < length + text.Length)
            Array.Resize(ref _value, Math.Max(_value.Length * 2, length + text.Length));
        text.CopyTo(_value.AsSpan(length));
        return length + text.Length;
    }
}
