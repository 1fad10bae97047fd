using System.Globalization;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// A zone's public key (RFC 4034 §2.1):
/// <code>
/// flags, 2 octets | protocol, 1, always 3 | algorithm, 1 | key, to the end
/// </code>
/// </summary>
/// <param name="Flags">0x0100 zone key, 0x0001 secure entry point, 0x0080 revoked (RFC 5011).</param>
/// <param name="Protocol">3.</param>
/// <param name="Algorithm">The algorithm (IANA DNSSEC algorithm numbers).</param>
/// <param name="PublicKey">The key in the algorithm's own form.</param>
public sealed record DnskeyData(ushort Flags, byte Protocol, byte Algorithm, ReadOnlyMemory<byte> PublicKey) : RecordData
{
    const int ZoneKey = 0x0100, EntryPoint = 0x0001, Revoked = 0x0080;
    const byte RsaMd5 = 1;

    /// <inheritdoc/>
    public override DnsType Type => DnsType.Dnskey;

    /// <summary>True for a key that may sign the zone (RFC 4034 §2.1.1).</summary>
    public bool IsZoneKey => (Flags & ZoneKey) != 0;

    /// <summary>True for a key meant to be named by a DS record; a hint only (RFC 3757).</summary>
    public bool IsEntryPoint => (Flags & EntryPoint) != 0;

    /// <summary>True for a key that says of itself it is no longer to be trusted (RFC 5011 §2.1).</summary>
    public bool IsRevoked => (Flags & Revoked) != 0;

    /// <summary>The key's short number, a checksum over the data (RFC 4034 appendix B).</summary>
    public ushort KeyTag
    {
        get
        {
            var key = PublicKey.Span;
            // Algorithm 1 takes octets of the modulus instead (appendix B.1).
            if (Algorithm == RsaMd5)
                return key.Length < 3 ? (ushort)0 : (ushort)(key[^3] << 8 | key[^2]);
            var sum = (uint)(Flags + (Protocol << 8 | Algorithm));
            for (var i = 0; i < key.Length; i++)
                sum += (i & 1) == 0 ? (uint)key[i] << 8 : key[i];
            return (ushort)(sum + (sum >> 16));
        }
    }

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadUInt16(out var flags) && rdata.TryReadByte(out var protocol) && rdata.TryReadByte(out var algorithm)
            ? new DnskeyData(flags, protocol, algorithm, rdata.ReadRest().ToArray())
            : null;

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteUInt16(Flags);
        writer.WriteByte(Protocol);
        writer.WriteByte(Algorithm);
        writer.WriteBytes(PublicKey.Span);
    }

    /// <summary>The fields in their order, the key in base 64.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Flags} {Protocol} {Algorithm} {Presentation.Base64(PublicKey)}");
}
