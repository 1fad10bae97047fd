using System.Globalization;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// A delegation signer: the parent's word for the child's key (RFC 4034 §5.1):
/// <code>
/// key tag, 2 octets | algorithm, 1 | digest type, 1 | digest, to the end
/// </code>
/// </summary>
/// <param name="KeyTag">The key's short number.</param>
/// <param name="Algorithm">The key's algorithm (IANA DNSSEC algorithm numbers).</param>
/// <param name="DigestType">1 SHA-1, 2 SHA-256, 4 SHA-384.</param>
/// <param name="Digest">The digest of the child's DNSKEY.</param>
public sealed record DsData(ushort KeyTag, byte Algorithm, byte DigestType, ReadOnlyMemory<byte> Digest) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Ds;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadUInt16(out var tag) && rdata.TryReadByte(out var algorithm) && rdata.TryReadByte(out var digestType)
            ? new DsData(tag, algorithm, digestType, rdata.ReadRest().ToArray())
            : null;

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteUInt16(KeyTag);
        writer.WriteByte(Algorithm);
        writer.WriteByte(DigestType);
        writer.WriteBytes(Digest.Span);
    }

    /// <summary>The fields in their order, the digest in hexadecimal.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{KeyTag} {Algorithm} {DigestType} {Presentation.Hex(Digest)}");
}
