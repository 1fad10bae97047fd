using System.Buffers;

namespace Servanda.Mail.Xml;

/// <summary>A piece of a document between its markup signs.</summary>
enum XmlPiece
{
    /// <summary>The input has ended.</summary>
    None,
    /// <summary>Text, or a part of it.</summary>
    Text,
    /// <summary>A start tag.</summary>
    Start,
    /// <summary>A tag that starts and ends an element.</summary>
    Empty,
    /// <summary>An end tag.</summary>
    End,
}

/// <summary>Cuts a document into tags and text (XML 1.0 §2.4, §3.1). What looks like the beginning of a tag and is none is
/// text.</summary>
sealed class XmlScanner(XmlInput input, ProblemTally problems)
{
    /// <summary>Octets of a name at the most.</summary>
    public const int MaxName = 256;

    /// <summary>Octets of a tag at the most, and of a text given at once.</summary>
    public const int MaxPiece = 64 * 1024;

    const byte Less = (byte)'<';
    const byte Greater = (byte)'>';

    static readonly SearchValues<byte> NameOctets = SearchValues.Create(
        [.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:"u8, .. Enumerable.Range(0x80, 0x80).Select(i => (byte)i)]);
    static readonly SearchValues<byte> TagSigns = SearchValues.Create("<>\"'"u8);

    readonly XmlAside _aside = new(input, problems);
    byte[] _text = new byte[1024];
    int _textLength;
    int _tagLength;
    int _nameAt;
    int _nameLength;

    /// <summary>True inside a CDATA section, where blanks count and no tag is one.</summary>
    public bool InCharacters { get; private set; }

    /// <summary>The name in the tag just read; valid until the next call.</summary>
    public ReadOnlySpan<byte> Name => input.Taken(_tagLength - _nameAt, _nameLength);

    /// <summary>What stands after the name in the tag just read, without the sign that ends it; valid until the next
    /// call.</summary>
    public ReadOnlySpan<byte> Attributes =>
        input.Taken(_tagLength - _nameAt - _nameLength, Math.Max(0, _tagLength - _nameAt - _nameLength - 1));

    /// <summary>The text just read, as meant; valid until the next call.</summary>
    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _textLength);

    /// <summary>The usual case in one step: plain text and right behind it the end tag of this name.</summary>
    public bool TryTextAndEnd(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> text)
    {
        text = default;
        var window = input.Window;
        if (window.IndexOfAny(Less, (byte)'&', (byte)'\r') is not (>= 0 and var length))
            return false;
        var tag = window[length..];
        if (tag.Length < name.Length + 3 || tag[0] != Less || tag[1] != '/' || tag[name.Length + 2] != Greater
            || !tag.Slice(2, name.Length).SequenceEqual(name))
            return false;
        input.Take(length + name.Length + 3);
        text = window[..length];
        return true;
    }

    /// <summary>The next piece.</summary>
    public XmlPiece Next()
    {
        while (true)
        {
            if (input.Window.Length < 2 && input.More())
                continue;
            var window = input.Window;
            if (window.IsEmpty)
                return XmlPiece.None;
            if (InCharacters)
            {
                if (Characters())
                    return XmlPiece.Text;
            }
            else if (window[0] != Less)
            {
                return Run(0);
            }
            else if (window.Length < 2)
            {
                return Literal();
            }
            else if (window[1] is (byte)'!' or (byte)'?')
            {
                if (!TryAside(window[1]))
                    return Literal();
            }
            else
            {
                return Tag(window[1] == '/');
            }
        }
    }

    /// <summary>How long the name is that begins here (XML 1.0 §2.3); 0 when none does, negative when its end is not
    /// there.</summary>
    public static int NameLength(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAnyExcept(NameOctets);
        if (text.IsEmpty)
            return -1;
        return length is 0 or > MaxName || text[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.' ? 0 : length;
    }

    XmlPiece Tag(bool isEnd)
    {
        var at = isEnd ? 2 : 1;
        while (true)
        {
            var tag = input.Window;
            var length = NameLength(tag[at..]);
            if (length == 0)
                return Literal();
            if (length > 0 && EndOf(tag, at + length) is var end and not 0)
                return end < 0 ? Literal() : Took(tag, isEnd, at, length, end);
            if (tag.Length > MaxPiece)
            {
                problems.Add(XmlProblems.Size, input.Offset);
                return Literal();
            }
            if (!input.More())
            {
                problems.Add(XmlProblems.End, input.Offset);
                input.Take(input.Window.Length);
                return XmlPiece.None;
            }
        }
    }

    XmlPiece Took(ReadOnlySpan<byte> tag, bool isEnd, int nameAt, int nameLength, int end)
    {
        (_tagLength, _nameAt, _nameLength) = (end, nameAt, nameLength);
        input.Take(end);
        return isEnd ? XmlPiece.End : tag[end - 2] == '/' ? XmlPiece.Empty : XmlPiece.Start;
    }

    /// <summary>How long the tag is whose name ends here; 0 when the window does not hold its end, negative when it is no
    /// tag: a name ended by something else than a blank, a slash or the end, or another tag begins inside.</summary>
    static int EndOf(ReadOnlySpan<byte> tag, int at)
    {
        if (tag[at] == Greater)
            return at + 1;
        if (tag[at] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/'))
            return -1;
        var quote = (byte)0;
        while (tag[at..].IndexOfAny(TagSigns) is >= 0 and var next)
        {
            at += next;
            if (tag[at] == Less)
                return -1;
            if (tag[at] == Greater && quote == 0)
                return at + 1;
            if (tag[at] != Greater && (quote == 0 || quote == tag[at]))
                quote = quote == 0 ? tag[at] : (byte)0;
            at++;
        }
        return 0;
    }

    XmlPiece Literal()
    {
        problems.Add(XmlProblems.Markup, input.Offset, input.Window[..Math.Min(input.Window.Length, 32)]);
        return Run(1);
    }

    /// <summary>Text up to the next sign of a tag, of which so many octets are text whatever they are.</summary>
    XmlPiece Run(int literal)
    {
        while (true)
        {
            var window = input.Window;
            var length = window[literal..].IndexOf(Less) is >= 0 and var next ? next + literal : Math.Min(window.Length, MaxPiece);
            if (length == window.Length && length < MaxPiece && input.More())
                continue;
            window = input.Window;
            Hold(Math.Min(length, MaxPiece));
            var piece = window[.._textLength];
            _textLength = XmlEntities.Undo(piece, _text, input.Offset, problems);
            input.Take(piece.Length);
            return XmlPiece.Text;
        }
    }

    bool Characters()
    {
        while (true)
        {
            var window = input.Window;
            var end = window.IndexOf("]]>"u8);
            var length = end >= 0 ? end : window.Length > MaxPiece ? window.Length - 2 : -1;
            if (length < 0 && input.More())
                continue;
            window = input.Window;
            if (length < 0)
            {
                problems.Add(XmlProblems.End, input.Offset);
                length = window.Length;
            }
            Hold(length);
            window[..length].CopyTo(_text);
            InCharacters = end < 0;
            input.Take(length + (end < 0 ? 0 : 3));
            return length > 0;
        }
    }

    bool TryAside(byte sign)
    {
        while (input.Window.Length < "<![CDATA["u8.Length && input.More())
        {
        }
        var window = input.Window;
        if (sign == '?')
            _aside.Pass("<?"u8.Length, "?>"u8);
        else if (window.StartsWith("<!--"u8))
            _aside.Pass("<!--"u8.Length, "-->"u8);
        else if (window.StartsWith("<!DOCTYPE"u8))
            _aside.PassDocumentType();
        else if (window.StartsWith("<![CDATA["u8))
            InCharacters = true;
        else
            return false;
        if (InCharacters)
            input.Take("<![CDATA["u8.Length);
        return true;
    }

    void Hold(int length)
    {
        if (_text.Length < length)
            _text = new byte[Math.Max(length, _text.Length * 2)];
        _textLength = length;
    }
}
