namespace Servanda.Mail;

/// <summary>One piece of a tag list between semicolons, white space trimmed.</summary>
/// <param name="name">Before the equals sign; the whole piece when there is none.</param>
/// <param name="value">After it.</param>
/// <param name="offset">Where the name starts.</param>
/// <param name="valueOffset">Where the value starts.</param>
/// <param name="hasEquals">False when there is no equals sign.</param>
readonly ref struct Tag(ReadOnlySpan<char> name, ReadOnlySpan<char> value, int offset, int valueOffset, bool hasEquals)
{
    public ReadOnlySpan<char> Name { get; } = name;
    public ReadOnlySpan<char> Value { get; } = value;
    public int Offset { get; } = offset;
    public int ValueOffset { get; } = valueOffset;
    public bool HasEquals { get; } = hasEquals;

    /// <summary>Nothing between two semicolons.</summary>
    public bool IsEmpty => Name.IsEmpty && !HasEquals;

    /// <summary>White space beside the equals sign, which not every list allows.</summary>
    public bool HasBlankAtEquals => HasEquals && Offset + Name.Length + 1 != ValueOffset;

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Walks the <c>name=value; name=value;</c> lists of DKIM (RFC 6376 §3.2) and of what was modelled on it: DMARC,
/// MTA-STS, TLS-RPT. One semicolon may end the list; blanks after that one are passed over.</summary>
ref struct TagList(ReadOnlySpan<char> text)
{
    readonly ReadOnlySpan<char> _text = text;
    int _next;

    public Tag Current { get; private set; }

    public readonly TagList GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next > _text.Length || (_next > 0 && IsBlank(_text[_next..])))
            return false;
        var length = _text[_next..].IndexOf(';') is >= 0 and var semicolon ? semicolon : _text.Length - _next;
        var piece = _text.Slice(_next, length);
        var equals = piece.IndexOf('=');
        var nameEnd = equals < 0 ? length : equals;
        var (nameFrom, nameLength) = Trim(piece[..nameEnd]);
        var (valueFrom, valueLength) = equals < 0 ? (0, 0) : Trim(piece[(equals + 1)..]);
        var valueAt = equals < 0 ? length : equals + 1 + valueFrom;
        Current = new(piece.Slice(nameFrom, nameLength), piece.Slice(valueAt, valueLength),
            _next + nameFrom, _next + valueAt, equals >= 0);
        _next += length + 1;
        return true;
    }

    /// <summary>Trims white space of every kind a folded or joined record can hold.</summary>
    static (int From, int Length) Trim(ReadOnlySpan<char> text)
    {
        var from = text.IndexOfAnyExcept(" \t\r\n");
        return from < 0 ? (0, 0) : (from, text.LastIndexOfAnyExcept(" \t\r\n") + 1 - from);
    }

    static bool IsBlank(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(" \t\r\n") < 0;
}
