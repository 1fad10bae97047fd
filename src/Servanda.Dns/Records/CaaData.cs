using System.Buffers;
using System.Globalization;
using System.Text;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// Which certificate authorities may issue (RFC 8659 §4.1):
/// <code>
/// flags, 1 octet | length of tag, 1 | tag, letters and digits | value, to the end
/// </code>
/// </summary>
/// <param name="Flags">Bit 0x80 is <see cref="IsCritical"/>.</param>
/// <param name="Tag">The property, in lower case: <c>issue</c>, <c>issuewild</c>, <c>iodef</c>.</param>
/// <param name="Value">The value's octets.</param>
public sealed record CaaData(byte Flags, string Tag, ReadOnlyMemory<byte> Value) : RecordData
{
    const byte Critical = 0x80;

    static readonly SearchValues<byte> TagOctets =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8);

    /// <summary>A property with a text value.</summary>
    public CaaData(byte flags, string tag, string value)
        : this(flags, tag, Encoding.Latin1.GetBytes(value))
    {
    }

    /// <inheritdoc/>
    public override DnsType Type => DnsType.Caa;

    /// <summary>True when an authority that does not know the property must not issue.</summary>
    public bool IsCritical => (Flags & Critical) != 0;

    /// <summary>The value, one character for each octet.</summary>
    public string Text => Encoding.Latin1.GetString(Value.Span);

    internal static RecordData? Read(ref WireReader rdata)
    {
        if (!rdata.TryReadByte(out var flags) || !rdata.TryReadString(out var tag) || tag.IsEmpty ||
            tag.ContainsAnyExcept(TagOctets))
        {
            return null;
        }
        return new CaaData(flags, Encoding.ASCII.GetString(tag).ToLowerInvariant(), rdata.ReadRest().ToArray());
    }

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteByte(Flags);
        writer.WriteString(Encoding.Latin1.GetBytes(Tag));
        writer.WriteBytes(Value.Span);
    }

    /// <summary>Flags, tag and value.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Flags} {Tag} {Presentation.Quoted(Value.Span)}");
}
