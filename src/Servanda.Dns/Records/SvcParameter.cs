using System.Globalization;
using System.Net;
using System.Text;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>One parameter of an SVCB or HTTPS record (RFC 9460 §7).</summary>
/// <param name="Key">0 mandatory, 1 alpn, 2 no-default-alpn, 3 port, 4 ipv4hint, 5 ech, 6 ipv6hint; others unknown.</param>
/// <param name="Value">The octets of the value.</param>
public sealed record SvcParameter(ushort Key, ReadOnlyMemory<byte> Value)
{
    /// <summary>The protocols of an <c>alpn</c> value (RFC 9460 §7.1.1); empty when it is malformed.</summary>
    public IReadOnlyList<string> Protocols
    {
        get
        {
            var found = new List<string>();
            for (var rest = Value.Span; rest.Length > 0; rest = rest[(rest[0] + 1)..])
            {
                if (rest[0] == 0 || rest[0] >= rest.Length)
                    return [];
                found.Add(Encoding.Latin1.GetString(rest.Slice(1, rest[0])));
            }
            return found;
        }
    }

    /// <summary>The addresses of an <c>ipv4hint</c> or <c>ipv6hint</c> value (RFC 9460 §7.3); empty for other keys or
    /// when it is malformed.</summary>
    public IReadOnlyList<IPAddress> Addresses
    {
        get
        {
            var octets = Key switch { 4 => 4, 6 => 16, _ => 0 };
            if (octets == 0 || Value.Length % octets != 0)
                return [];
            var found = new List<IPAddress>();
            for (var rest = Value.Span; rest.Length > 0; rest = rest[octets..])
                found.Add(new IPAddress(rest[..octets]));
            return found;
        }
    }

    /// <summary>The key's name, and the value in quotes where there is one.</summary>
    public override string ToString() => Key switch
    {
        1 when Protocols.Count > 0 => "alpn=" + string.Join(',', Protocols),
        3 when Value.Length == 2 => string.Create(CultureInfo.InvariantCulture,
            $"port={Value.Span[0] << 8 | Value.Span[1]}"),
        4 when Addresses.Count > 0 => "ipv4hint=" + string.Join(',', Addresses),
        6 when Addresses.Count > 0 => "ipv6hint=" + string.Join(',', Addresses),
        _ when Value.IsEmpty => Name,
        _ => $"{Name}={Presentation.Quoted(Value.Span)}",
    };

    string Name => Key switch
    {
        0 => "mandatory",
        1 => "alpn",
        2 => "no-default-alpn",
        3 => "port",
        4 => "ipv4hint",
        5 => "ech",
        6 => "ipv6hint",
        _ => string.Create(CultureInfo.InvariantCulture, $"key{Key}"),
    };
}
