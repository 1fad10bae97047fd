using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// A signature over the records of one name and type (RFC 4034 §3.1):
/// <code>
/// type covered, 2 octets | algorithm, 1 | labels, 1 | original TTL, 4 | expiration, 4 | inception, 4 |
/// key tag, 2 | signer, name, not compressed | signature, to the end
/// </code>
/// </summary>
/// <param name="TypeCovered">The type signed.</param>
/// <param name="Algorithm">The algorithm (IANA DNSSEC algorithm numbers).</param>
/// <param name="Labels">Labels of the owner, without root and wildcard: fewer than the owner has means a wildcard.</param>
/// <param name="OriginalTtl">The TTL in the zone.</param>
/// <param name="Expiration">Not valid after: seconds since 1970, modulo 2^32 (RFC 1982).</param>
/// <param name="Inception">Not valid before, in the same terms.</param>
/// <param name="KeyTag">The short number of the key that signed.</param>
/// <param name="Signer">The zone whose key signed.</param>
/// <param name="Signature">The signature.</param>
public sealed record RrsigData(
    DnsType TypeCovered, byte Algorithm, byte Labels, uint OriginalTtl, uint Expiration, uint Inception, ushort KeyTag,
    DomainName Signer, ReadOnlyMemory<byte> Signature) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Rrsig;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadUInt16(out var covered) && rdata.TryReadByte(out var algorithm) &&
        rdata.TryReadByte(out var labels) && rdata.TryReadUInt32(out var ttl) &&
        rdata.TryReadUInt32(out var expiration) && rdata.TryReadUInt32(out var inception) &&
        rdata.TryReadUInt16(out var tag) && rdata.TryReadName(out var signer)
            ? new RrsigData(new DnsType(covered), algorithm, labels, ttl, expiration, inception, tag, signer,
                rdata.ReadRest().ToArray())
            : null;

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteUInt16(TypeCovered.Value);
        writer.WriteByte(Algorithm);
        writer.WriteByte(Labels);
        writer.WriteUInt32(OriginalTtl);
        writer.WriteUInt32(Expiration);
        writer.WriteUInt32(Inception);
        writer.WriteUInt16(KeyTag);
        writer.WriteName(Signer);
        writer.WriteBytes(Signature.Span);
    }

    /// <summary>The fields in their order, the signature in base 64.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{TypeCovered} {Algorithm} {Labels} {OriginalTtl} {Presentation.Time(Expiration)} {Presentation.Time(Inception)} {KeyTag} {Presentation.Name(Signer)} {Presentation.Base64(Signature)}");
}
