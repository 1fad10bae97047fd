using System.Globalization;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// The parameters of a zone's NSEC3 chain (RFC 5155 §4.2):
/// <code>
/// hash algorithm, 1 octet | flags, 1 | iterations, 2 | length of salt, 1 | salt
/// </code>
/// </summary>
/// <param name="HashAlgorithm">1 is SHA-1, the only one.</param>
/// <param name="Flags">0.</param>
/// <param name="Iterations">Extra rounds of hashing; should be 0 (RFC 9276 §3.1).</param>
/// <param name="Salt">0-255 octets; should be none (RFC 9276 §3.1).</param>
public sealed record Nsec3ParamData(byte HashAlgorithm, byte Flags, ushort Iterations, ReadOnlyMemory<byte> Salt)
    : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Nsec3Param;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadByte(out var algorithm) && rdata.TryReadByte(out var flags) &&
        rdata.TryReadUInt16(out var iterations) && rdata.TryReadString(out var salt)
            ? new Nsec3ParamData(algorithm, flags, iterations, salt.ToArray())
            : null;

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteByte(HashAlgorithm);
        writer.WriteByte(Flags);
        writer.WriteUInt16(Iterations);
        writer.WriteString(Salt.Span);
    }

    /// <summary>The fields in their order; salt in hexadecimal, <c>-</c> for none.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{HashAlgorithm} {Flags} {Iterations} {(Salt.IsEmpty ? "-" : Presentation.Hex(Salt))}");
}
