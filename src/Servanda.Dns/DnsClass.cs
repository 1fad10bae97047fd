using System.Globalization;

namespace Servanda.Dns;

/// <summary>The class of a record (RFC 1035 §3.2.4): in practice <see cref="In"/>.</summary>
/// <param name="Value">The number on the wire.</param>
public readonly record struct DnsClass(ushort Value)
{
    /// <summary>The Internet.</summary>
    public static DnsClass In => new(1);
    /// <summary>Chaosnet, today a server's own data such as <c>version.bind</c> (RFC 4892).</summary>
    public static DnsClass Chaos => new(3);
    /// <summary>In updates: none (RFC 2136 §1.3).</summary>
    public static DnsClass None => new(254);
    /// <summary>In a question: any class.</summary>
    public static DnsClass Any => new(255);

    /// <summary>The mnemonic, or <c>CLASS123</c> (RFC 3597 §5).</summary>
    public override string ToString() => Value switch
    {
        1 => "IN",
        3 => "CH",
        4 => "HS",
        254 => "NONE",
        255 => "ANY",
        _ => string.Create(CultureInfo.InvariantCulture, $"CLASS{Value}"),
    };
}
