using System.Globalization;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// The next hashed name of a zone and the types at this one (RFC 5155 §3.2):
/// <code>
/// hash algorithm, 1 octet | flags, 1 | iterations, 2 | length of salt, 1 | salt | length of hash, 1 | next hash |
/// type bitmap, to the end
/// </code>
/// </summary>
/// <param name="HashAlgorithm">1 is SHA-1, the only one.</param>
/// <param name="Flags">0x01 opt-out: unsigned delegations may lie in between (RFC 5155 §6).</param>
/// <param name="Iterations">Extra rounds of hashing; should be 0 (RFC 9276 §3.1).</param>
/// <param name="Salt">0-255 octets; should be none (RFC 9276 §3.1).</param>
/// <param name="NextHash">The next hash in order.</param>
/// <param name="Types">The types at this owner, ascending.</param>
public sealed record Nsec3Data(
    byte HashAlgorithm, byte Flags, ushort Iterations, ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> NextHash,
    IReadOnlyList<DnsType> Types) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Nsec3;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadByte(out var algorithm) && rdata.TryReadByte(out var flags) &&
        rdata.TryReadUInt16(out var iterations) && rdata.TryReadString(out var salt) &&
        rdata.TryReadString(out var next) && !next.IsEmpty && TypeBitmap.Read(ref rdata) is { } types
            ? new Nsec3Data(algorithm, flags, iterations, salt.ToArray(), next.ToArray(), types)
            : null;

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteByte(HashAlgorithm);
        writer.WriteByte(Flags);
        writer.WriteUInt16(Iterations);
        writer.WriteString(Salt.Span);
        writer.WriteString(NextHash.Span);
        TypeBitmap.Write(Types, ref writer);
    }

    /// <summary>The fields in their order; salt in hexadecimal, <c>-</c> for none, hash in base 32.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{HashAlgorithm} {Flags} {Iterations} {(Salt.IsEmpty ? "-" : Presentation.Hex(Salt))} {string.Join(' ', [Presentation.Base32(NextHash.Span), .. Types])}");
}
