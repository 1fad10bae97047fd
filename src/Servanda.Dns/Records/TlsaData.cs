using System.Globalization;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// A TLS certificate association (RFC 6698 §2.1):
/// <code>
/// usage, 1 octet | selector, 1 | matching type, 1 | data, to the end
/// </code>
/// </summary>
/// <param name="Usage">0 PKIX-TA, 1 PKIX-EE, 2 DANE-TA, 3 DANE-EE (RFC 7218).</param>
/// <param name="Selector">0 the whole certificate, 1 its public key.</param>
/// <param name="MatchingType">0 in full, 1 SHA-256, 2 SHA-512.</param>
/// <param name="Data">The certificate, key or digest.</param>
public sealed record TlsaData(byte Usage, byte Selector, byte MatchingType, ReadOnlyMemory<byte> Data) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Tlsa;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadByte(out var usage) && rdata.TryReadByte(out var selector) && rdata.TryReadByte(out var matching)
            ? new TlsaData(usage, selector, matching, rdata.ReadRest().ToArray())
            : null;

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteByte(Usage);
        writer.WriteByte(Selector);
        writer.WriteByte(MatchingType);
        writer.WriteBytes(Data.Span);
    }

    /// <summary>The fields in their order, the data in hexadecimal.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Usage} {Selector} {MatchingType} {Presentation.Hex(Data)}");
}
