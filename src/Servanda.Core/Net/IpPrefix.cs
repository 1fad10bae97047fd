using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Servanda.Core.Net;

/// <summary>An address block in CIDR notation (RFC 4632, RFC 4291 §2.3); host bits are zero.</summary>
public readonly record struct IpPrefix
{
    IpPrefix(IPAddress address, int length) => (Address, Length) = (address, length);

    /// <summary>The first address.</summary>
    public IPAddress Address { get; }

    /// <summary>Leading bits that are fixed: 0-32 or 0-128.</summary>
    public int Length { get; }

    /// <summary>Reads <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>, or a single address; false for anything else,
    /// host bits set included.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out IpPrefix prefix)
    {
        prefix = default;
        if (text is null)
            return false;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address) || text.Contains('%', StringComparison.Ordinal))
            return false;
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = bits;
        if (slash >= 0 && !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length))
            return false;
        if (length > bits || !IsZeroAfter(address.GetAddressBytes(), length))
            return false;
        prefix = new IpPrefix(address, length);
        return true;
    }

    /// <summary>Text of our own: a constant or a test.</summary>
    /// <exception cref="FormatException">The text is not a prefix.</exception>
    public static IpPrefix Parse(string text) =>
        TryRead(text, out var prefix) ? prefix : throw new FormatException($"'{text}' is not an address block.");

    /// <summary>The block of this length around an address: host bits are cleared.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is over 32 or 128 bits, or negative.</exception>
    public static IpPrefix Around(IPAddress address, int length)
    {
        var octets = address.GetAddressBytes();
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, octets.Length * 8);
        for (var i = 0; i < octets.Length; i++)
            octets[i] &= (byte)(0xFF00 >> Math.Clamp(length - i * 8, 0, 8));
        return new IpPrefix(new IPAddress(octets), length);
    }

    /// <summary>True when the address lies in this block. An IPv4-mapped IPv6 address counts as its IPv4 address.</summary>
    public bool Contains(IPAddress address)
    {
        if (Address is null)
            return false;
        if (address.IsIPv4MappedToIPv6 && Address.AddressFamily == AddressFamily.InterNetwork)
            address = address.MapToIPv4();
        if (address.AddressFamily != Address.AddressFamily)
            return false;
        Span<byte> mine = stackalloc byte[16], theirs = stackalloc byte[16];
        Address.TryWriteBytes(mine, out _);
        address.TryWriteBytes(theirs, out _);
        var whole = Length / 8;
        if (!mine[..whole].SequenceEqual(theirs[..whole]))
            return false;
        var rest = Length % 8;
        return rest == 0 || (mine[whole] ^ theirs[whole]) >> (8 - rest) == 0;
    }

    /// <summary>The CIDR form.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}/{Length}");

    static bool IsZeroAfter(byte[] address, int length)
    {
        for (var bit = length; bit < address.Length * 8; bit++)
        {
            if ((address[bit / 8] & (0x80 >> (bit % 8))) != 0)
                return false;
        }
        return true;
    }
}
