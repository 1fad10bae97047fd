using System.Text;
using System.Text.Unicode;

namespace Servanda.Mail.Messages;

/// <summary>One header field as it stands in a message (RFC 5322 §2.2), folding included.</summary>
public readonly struct HeaderField
{
    readonly int _nameLength, _valueStart;

    internal HeaderField(ReadOnlyMemory<byte> raw, int offset, int nameLength, int valueStart)
    {
        Raw = raw;
        Offset = offset;
        _nameLength = nameLength;
        _valueStart = valueStart;
    }

    /// <summary>Name, colon and value, without the line end that closes the field.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>Where the name starts, in octets from the start of what was read.</summary>
    public int Offset { get; }

    /// <summary>The name as written, without blanks before the colon.</summary>
    public ReadOnlySpan<byte> Name => Raw.Span[.._nameLength];

    /// <summary>Everything after the colon, as written.</summary>
    public ReadOnlySpan<byte> Value => Raw.Span[_valueStart..];

    /// <summary>Where the value starts within <see cref="Raw"/>.</summary>
    public int ValueStart => _valueStart;

    /// <summary>True when the field has this name, whatever the case of ASCII letters.</summary>
    public bool Is(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(Name, name);

    /// <summary>The value on one line, blanks around it trimmed (RFC 5322 §2.2.3): UTF-8 where it is that (RFC 6532),
    /// else one character for each octet.</summary>
    public string Unfold() => WithoutLineEnds(Utf8.IsValid(Value) ? Encoding.UTF8 : Encoding.Latin1).Trim(' ', '\t');

    /// <summary>The same, encoded words decoded (RFC 2047): for people, as a subject.</summary>
    public string Decode() => EncodedWords.Decode(Unfold());

    /// <summary>Name and value, shortened.</summary>
    public override string ToString() => Encoding.Latin1.GetString(Raw.Span[..Math.Min(Raw.Length, 80)]);

    string WithoutLineEnds(Encoding encoding)
    {
        var text = encoding.GetString(Value);
        return text.AsSpan().IndexOfAny('\r', '\n') < 0 ? text : text.Replace("\r", "").Replace("\n", "");
    }
}
