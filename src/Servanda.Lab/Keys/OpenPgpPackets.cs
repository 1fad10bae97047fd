using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Servanda.Lab.Keys;

/// <summary>The wire form of OpenPGP (RFC 9580 §3, §4, §6), as far as a small key and its signatures need it.</summary>
static class OpenPgpPackets
{
    /// <summary>Packet types (§5).</summary>
    public const byte Signature = 2, PublicKey = 6, UserId = 13, PublicSubkey = 14;

    const int ArmourOctets = 48, MaxOneOctetLength = 191;

    /// <summary>A packet with its header (§4.2.1).</summary>
    public static byte[] Packet(byte type, ReadOnlySpan<byte> body) => [(byte)(0xC0 | type), .. Length(body.Length), .. body];

    /// <summary>A signature subpacket (§5.2.3.7), of up to 190 octets.</summary>
    public static byte[] Subpacket(byte type, ReadOnlySpan<byte> body) => [.. Length(body.Length + 1), type, .. body];

    /// <summary>A multiprecision integer (§3.2): its length in bits, then what is left without leading zeros.</summary>
    public static byte[] Integer(ReadOnlySpan<byte> octets)
    {
        octets = octets.TrimStart((byte)0);
        var bits = octets.IsEmpty ? 0 : (octets.Length - 1) * 8 + BitOperations.Log2(octets[0]) + 1;
        return [.. TwoOctets(bits), .. octets];
    }

    /// <summary>Octets behind their number, in two octets.</summary>
    public static byte[] Counted(ReadOnlySpan<byte> octets) => [.. TwoOctets(octets.Length), .. octets];

    /// <summary>A key as it is hashed (§5.2.4).</summary>
    public static byte[] Hashed(byte mark, ReadOnlySpan<byte> body) => [mark, .. Counted(body)];

    /// <summary>A user as it is hashed (§5.2.4).</summary>
    public static byte[] HashedLong(byte mark, ReadOnlySpan<byte> body) => [mark, .. FourOctets(body.Length), .. body];

    /// <summary>The end of what is hashed (§5.2.4): the version, a mark, and how much of the signature went before.</summary>
    public static byte[] HashedLong(byte version, byte mark, int length) => [version, mark, .. FourOctets(length)];

    /// <summary>Text that travels anywhere (§6.2). With the checksum that §6.1 would rather do without: GnuPG 2.2 cannot find
    /// the end of an armour that has neither checksum nor padding.</summary>
    public static string Armoured(string what, ReadOnlySpan<byte> packets)
    {
        var text = new StringBuilder($"-----BEGIN PGP {what}-----\r\n\r\n");
        for (var at = 0; at < packets.Length; at += ArmourOctets)
            text.Append(Convert.ToBase64String(packets[at..Math.Min(at + ArmourOctets, packets.Length)])).Append("\r\n");
        text.Append('=').Append(Convert.ToBase64String(Checksum(packets))).Append("\r\n");
        return text.Append("-----END PGP ").Append(what).Append("-----\r\n").ToString();
    }

    /// <summary>CRC-24 (§6.1.1).</summary>
    static byte[] Checksum(ReadOnlySpan<byte> octets)
    {
        const int Start = 0xB704CE, Generator = 0x864CFB, Carry = 0x1000000;
        var sum = Start;
        foreach (var octet in octets)
        {
            sum ^= octet << 16;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum << 1) is var next && (next & Carry) != 0 ? (next ^ Generator) & (Carry - 1) : next;
        }
        return FourOctets(sum)[1..];
    }

    static byte[] Length(int length) => length <= MaxOneOctetLength ? [(byte)length] : [0xFF, .. FourOctets(length)];

    static byte[] TwoOctets(int number)
    {
        var octets = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(octets, checked((ushort)number));
        return octets;
    }

    static byte[] FourOctets(int number)
    {
        var octets = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(octets, checked((uint)number));
        return octets;
    }
}
