using System.Text;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// Text (RFC 1035 §3.3.14): one or more strings of up to 255 octets.
/// <code>
/// length, 1 octet | octets | length | octets | ...
/// </code>
/// </summary>
/// <param name="Strings">The strings as they stand.</param>
public sealed record TxtData(IReadOnlyList<ReadOnlyMemory<byte>> Strings) : RecordData
{
    /// <summary>Octets one string holds at the most.</summary>
    public const int MaxStringOctets = byte.MaxValue;

    /// <inheritdoc/>
    public override DnsType Type => DnsType.Txt;

    /// <summary>The strings joined without anything between, as SPF, DKIM and DMARC read them (RFC 7208 §3.3). One
    /// character for each octet (Latin-1), so that offsets agree and nothing is lost.</summary>
    public string Text => Strings.Count == 1
        ? Encoding.Latin1.GetString(Strings[0].Span)
        : string.Concat(Strings.Select(one => Encoding.Latin1.GetString(one.Span)));

    /// <summary>Data that holds this text, split into as many strings as it needs; characters above U+00FF become
    /// UTF-8.</summary>
    public static TxtData Of(string text)
    {
        var octets = text.All(c => c <= 0xFF) ? Encoding.Latin1.GetBytes(text) : Encoding.UTF8.GetBytes(text);
        var strings = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at == 0 || at < octets.Length; at += MaxStringOctets)
            strings.Add(octets.AsMemory(at, Math.Min(MaxStringOctets, octets.Length - at)));
        return new TxtData(strings);
    }

    internal static RecordData? Read(ref WireReader rdata)
    {
        ReadOnlyMemory<byte> all = rdata.ReadRest().ToArray();
        if (all.IsEmpty)
            return null;
        if (all.Span[0] + 1 == all.Length)
            return new TxtData([all[1..]]);
        var strings = new List<ReadOnlyMemory<byte>>();
        for (var rest = all; rest.Length > 0; rest = rest[(rest.Span[0] + 1)..])
        {
            if (rest.Span[0] >= rest.Length)
                return null;
            strings.Add(rest.Slice(1, rest.Span[0]));
        }
        return new TxtData(strings);
    }

    internal override void Write(ref WireWriter writer)
    {
        foreach (var one in Strings)
            writer.WriteString(one.Span);
    }

    /// <summary>The strings in quotes.</summary>
    public override string ToString() => string.Join(' ', Strings.Select(one => Presentation.Quoted(one.Span)));
}
