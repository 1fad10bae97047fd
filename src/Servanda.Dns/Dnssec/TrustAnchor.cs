using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec;

/// <summary>A key trusted to begin with (RFC 4033 §2), by itself or by its digest.</summary>
public sealed record TrustAnchor
{
    TrustAnchor(DomainName zone, RecordData data) => (Zone, Data) = (zone, data);

    /// <summary>The key of a zone named by its digest.</summary>
    public TrustAnchor(DomainName zone, DsData ds)
        : this(zone, (RecordData)ds)
    {
    }

    /// <summary>The key of a zone itself.</summary>
    public TrustAnchor(DomainName zone, DnskeyData key)
        : this(zone, (RecordData)key)
    {
    }

    /// <summary>The zone it is for.</summary>
    public DomainName Zone { get; }

    /// <summary>The key or its digest: <see cref="DnskeyData"/> or <see cref="DsData"/>.</summary>
    public RecordData Data { get; }

    /// <summary>The key's short number.</summary>
    public ushort KeyTag => Data is DsData ds ? ds.KeyTag : ((DnskeyData)Data).KeyTag;

    internal bool IsKey(ZoneKey key, WorkMeter work) => Data switch
    {
        DsData ds => Algorithms.CanDigest(ds.DigestType) && key.IsNamedBy(ds, Zone, work),
        DnskeyData own => key.MaySign && own.Algorithm == key.Data.Algorithm &&
            own.PublicKey.Span.SequenceEqual(key.Data.PublicKey.Span),
        _ => false,
    };
}
