using System.Buffers.Binary;
using System.Security.Cryptography;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Rules.Dns;

/// <summary>The DS record for a key (RFC 4034 §5.1.4, RFC 4509): what the owner of a zone hands to its
/// registrar.</summary>
static class DelegationSigner
{
    const byte Sha256 = 2;
    const int FixedOctets = 4;

    /// <summary>The SHA-256 digest of the zone's name and the key's data.</summary>
    public static DsData Of(DomainName zone, DnskeyData key)
    {
        var data = new byte[DomainName.MaxWireOctets + FixedOctets + key.PublicKey.Length];
        var at = zone.WriteWire(data);
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(at), key.Flags);
        data[at + 2] = key.Protocol;
        data[at + 3] = key.Algorithm;
        key.PublicKey.Span.CopyTo(data.AsSpan(at + FixedOctets));
        var digest = SHA256.HashData(data.AsSpan(0, at + FixedOctets + key.PublicKey.Length));
        return new DsData(key.KeyTag, key.Algorithm, Sha256, digest);
    }

    /// <summary>The records to publish at the parent: for the keys meant for it, or for all when none says
    /// so.</summary>
    public static string Records(DomainName zone, IReadOnlyList<DnskeyData> keys)
    {
        var usable = keys.Where(key => key.IsZoneKey && !key.IsRevoked).ToList();
        var entries = usable.Where(key => key.IsEntryPoint).ToList();
        return string.Join('\n', (entries.Count > 0 ? entries : usable)
            .Select(key => $"{zone}. {DnsType.Ds} {Of(zone, key)}"));
    }
}
