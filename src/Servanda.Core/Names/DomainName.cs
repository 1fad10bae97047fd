using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Servanda.Core.Names;

/// <summary>
/// A domain name (RFC 1034 §3.1, limits of RFC 1035 §2.3.4), absolute, in lower case, A-labels throughout, without the
/// final dot. Octets other than letters, digits, hyphen and underscore stand as <c>\DDD</c> (RFC 1035 §5.1).
/// A class and not a struct, so that a name refused can come with its problems as <see cref="Parsed{T}"/>.
/// </summary>
public sealed class DomainName : IEquatable<DomainName>, IComparable<DomainName>
{
    /// <summary>Octets a label holds at the most.</summary>
    public const int MaxLabelOctets = 63;

    /// <summary>Octets a name holds at the most on the wire, length octets and the root included.</summary>
    public const int MaxWireOctets = 255;

    static readonly SearchValues<byte> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    readonly string _text;
    int _hash;

    DomainName(string text) => _text = text;

    /// <summary>The root, written as a single dot.</summary>
    public static DomainName Root { get; } = new("");

    /// <summary>True for the root.</summary>
    public bool IsRoot => _text.Length == 0;

    /// <summary>How many labels; 0 for the root.</summary>
    public int LabelCount
    {
        get
        {
            var count = 0;
            for (var rest = _text.AsSpan(); rest.Length > 0; count++)
                rest = AfterFirst(rest);
            return count;
        }
    }

    /// <summary>The name without its first label; null for the root.</summary>
    public DomainName? Parent => IsRoot ? null : From(AfterFirst(_text).ToString());

    /// <summary>The name as people of its language write it (U-labels where they can be shown).</summary>
    public string Unicode => Idna.ToUnicode(_text);

    /// <summary>Reads a name as a person writes it, in any script (UTS 46), final dot allowed.</summary>
    public static Parsed<DomainName> Read(ReadOnlySpan<char> text) => DomainNameReader.Read(text);

    /// <summary>Text of our own: a constant, a test, a name already read once.</summary>
    /// <exception cref="FormatException">The text is not a domain name.</exception>
    public static DomainName Parse(string text) =>
        text == "." ? Root
        : Read(text).Value ?? throw new FormatException($"'{text}' is not a domain name.");

    /// <summary>
    /// Makes a name from an uncompressed wire form (length octet and label, repeated, ended by zero); false when the
    /// span is not exactly one such name within the limits.
    /// </summary>
    public static bool TryReadWire(ReadOnlySpan<byte> wire, [NotNullWhen(true)] out DomainName? name)
    {
        name = null;
        if (wire.Length is 0 or > MaxWireOctets)
            return false;
        if (wire.Length == 1)
        {
            name = wire[0] == 0 ? Root : null;
            return name is not null;
        }
        if (IsPlain(wire))
        {
            name = new DomainName(string.Create(wire.Length - 2, wire, static (text, wire) => WritePlain(wire, text)));
            return true;
        }
        Span<char> text = stackalloc char[MaxWireOctets * 4];
        var length = 0;
        while (wire[0] != 0)
        {
            int octets = wire[0];
            if (octets > MaxLabelOctets || octets + 1 >= wire.Length)
                return false;
            if (length > 0)
                text[length++] = '.';
            foreach (var octet in wire.Slice(1, octets))
                length += WriteOctet(octet, text[length..]);
            wire = wire[(octets + 1)..];
        }
        name = wire.Length == 1 ? new DomainName(text[..length].ToString()) : null;
        return name is not null;
    }

    /// <summary>Writes the uncompressed wire form and returns its length; the buffer needs 255 octets.</summary>
    public int WriteWire(Span<byte> buffer)
    {
        var written = 0;
        var rest = _text.AsSpan();
        while (rest.Length > 0)
        {
            var at = written++;
            var i = 0;
            while (i < rest.Length && rest[i] != '.')
            {
                if (rest[i] == '\\')
                {
                    buffer[written++] = (byte)((rest[i + 1] - '0') * 100 + (rest[i + 2] - '0') * 10 + rest[i + 3] - '0');
                    i += 4;
                }
                else
                {
                    buffer[written++] = (byte)rest[i++];
                }
            }
            buffer[at] = (byte)(written - at - 1);
            rest = i < rest.Length ? rest[(i + 1)..] : [];
        }
        buffer[written++] = 0;
        return written;
    }

    /// <summary>The labels, first to last.</summary>
    public IReadOnlyList<string> Labels => IsRoot ? [] : _text.Split('.');

    /// <summary>This name under the given one: <c>_dmarc</c> on <c>example.org</c> gives <c>_dmarc.example.org</c>.
    /// Null when the result is over the limits.</summary>
    public DomainName? Under(string labels) => DomainNameReader.ReadAscii(IsRoot ? labels : labels + "." + _text);

    /// <summary>The same for labels that were read before; null when the result is over the limits.</summary>
    public DomainName? Under(DomainName labels)
    {
        if (IsRoot || labels.IsRoot)
            return IsRoot ? labels : this;
        // Without escapes every character is an octet; two length octets and the root come on top.
        var text = labels._text + "." + _text;
        return text.Length + 2 <= MaxWireOctets ? new DomainName(text) : DomainNameReader.ReadAscii(text);
    }

    /// <summary>True when this name is the other or lies below it.</summary>
    public bool IsAtOrUnder(DomainName other) =>
        other.IsRoot || _text == other._text ||
        (_text.Length > other._text.Length && _text[^(other._text.Length + 1)] == '.' &&
         _text.EndsWith(other._text, StringComparison.Ordinal));

    /// <inheritdoc/>
    public bool Equals(DomainName? other) =>
        ReferenceEquals(this, other) || (other is not null && _text == other._text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DomainName);

    /// <summary>Worked out once: a name is looked up in several tables on its way.</summary>
    public override int GetHashCode() => _hash != 0 ? _hash : _hash = _text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(DomainName? other) => string.CompareOrdinal(_text, other?._text);

    /// <summary>The text, without the final dot; a single dot for the root.</summary>
    public override string ToString() => IsRoot ? "." : _text;

    internal static DomainName From(string canonical) => canonical.Length == 0 ? Root : new DomainName(canonical);

    static ReadOnlySpan<char> AfterFirst(ReadOnlySpan<char> text) =>
        text.IndexOf('.') is >= 0 and var dot ? text[(dot + 1)..] : [];

    /// <summary>True for a well-formed name of nothing but letters in lower case, digits, hyphens and underscores, as
    /// nearly all are.</summary>
    static bool IsPlain(ReadOnlySpan<byte> wire)
    {
        while (wire[0] is > 0 and <= MaxLabelOctets and var octets)
        {
            if (octets + 1 >= wire.Length || wire.Slice(1, octets).ContainsAnyExcept(Plain))
                return false;
            wire = wire[(octets + 1)..];
        }
        return wire is [0];
    }

    static void WritePlain(ReadOnlySpan<byte> wire, Span<char> text)
    {
        while (true)
        {
            int octets = wire[0];
            Ascii.ToUtf16(wire.Slice(1, octets), text, out _);
            wire = wire[(octets + 1)..];
            if (wire.Length == 1)
                return;
            text[octets] = '.';
            text = text[(octets + 1)..];
        }
    }

    static int WriteOctet(byte octet, Span<char> text)
    {
        if (octet is >= (byte)'A' and <= (byte)'Z')
            octet |= 0x20;
        if (Plain.Contains(octet))
        {
            text[0] = (char)octet;
            return 1;
        }
        text[0] = '\\';
        text[1] = (char)('0' + octet / 100);
        text[2] = (char)('0' + octet / 10 % 10);
        text[3] = (char)('0' + octet % 10);
        return 4;
    }
}
