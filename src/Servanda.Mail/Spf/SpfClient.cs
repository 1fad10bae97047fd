using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>The client's address in the forms that terms and macros need.</summary>
readonly struct SpfClient(IPAddress address)
{
    readonly UInt128 _bits = BitsOf(address);

    public bool IsIp4 { get; } = address.AddressFamily == AddressFamily.InterNetwork;

    /// <summary>The type of address record to compare with.</summary>
    public MailQueryKind Kind => IsIp4 ? MailQueryKind.A : MailQueryKind.Aaaa;

    /// <summary>True when an address of the same family agrees in this many leading bits.</summary>
    public bool IsNear(IReadOnlyList<IPAddress> addresses, int length)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            var other = addresses[i];
            if (other.AddressFamily == AddressFamily.InterNetwork == IsIp4
                && (length == 0 || (BitsOf(other) ^ _bits) >> (Width - length) == 0))
                return true;
        }
        return false;
    }

    /// <summary>The macro i: the address in dots, nibbles for IPv6 (RFC 7208 §7.3).</summary>
    public string Dotted => IsIp4 ? Text : Nibbles(reversed: false);

    /// <summary>The address as people write it.</summary>
    public string Text => address.ToString();

    /// <summary>The name that the reverse lookup asks about.</summary>
    public DomainName ReverseName
    {
        get
        {
            var bits = (uint)_bits;
            var text = IsIp4
                ? string.Create(CultureInfo.InvariantCulture,
                    $"{bits & 0xFF}.{bits >> 8 & 0xFF}.{bits >> 16 & 0xFF}.{bits >> 24}.in-addr.arpa")
                : Nibbles(reversed: true) + ".ip6.arpa";
            WireText.TryReadName(text, out var name);
            return name!;
        }
    }

    int Width => IsIp4 ? 32 : 128;

    string Nibbles(bool reversed) => string.Create(63, (_bits, reversed), static (text, state) =>
    {
        for (var i = 0; i < 32; i++)
        {
            var nibble = (int)(uint)(state._bits >> (state.reversed ? i * 4 : 124 - i * 4)) & 15;
            text[i * 2] = "0123456789ABCDEF"[nibble];
            if (i < 31)
                text[i * 2 + 1] = '.';
        }
    });

    static UInt128 BitsOf(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[16];
        address.TryWriteBytes(octets, out var length);
        return length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(octets) : BinaryPrimitives.ReadUInt128BigEndian(octets);
    }
}
