using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Chains;
using Servanda.Dns.Records;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Dnssec;

/// <summary>
/// The records of one name and type (RFC 2181 §5) with the signatures over them. The data is in canonical form and order,
/// without duplicates (RFC 4034 §6).
/// </summary>
public sealed class SignedSet
{
    readonly byte[][] _data;
    byte[]? _wire;

    SignedSet(DomainName name, DnsType type, uint ttl, byte[][] data, IReadOnlyList<RrsigData> signatures) =>
        (Name, Type, Ttl, _data, Signatures) = (name, type, ttl, data, signatures);

    /// <summary>The owner.</summary>
    public DomainName Name { get; }

    /// <summary>The type.</summary>
    public DnsType Type { get; }

    /// <summary>Seconds it may be kept, as received: the least of its records.</summary>
    public uint Ttl { get; }

    /// <summary>The signatures over it, in the order received; none for an unsigned zone.</summary>
    public IReadOnlyList<RrsigData> Signatures { get; }

    /// <summary>The records, anew on every call.</summary>
    public IEnumerable<DnsRecord> Records => _data.Select(data => new DnsRecord(Name, Type, DnsClass.In, Ttl, Read(data)));

    /// <summary>The set as octets, in one way only: see docs/dnssec-chain.md.</summary>
    public ReadOnlySpan<byte> Wire => _wire ??= SetWire.Write(this);

    /// <summary>Names the set by its octets.</summary>
    public Digest Digest => Digest.Of(Wire);

    internal ReadOnlySpan<byte[]> Data => _data;

    /// <summary>The data of the records, those that could be read as their type.</summary>
    internal IEnumerable<T> Read<T>() where T : RecordData => _data.Select(Read).OfType<T>();

    /// <summary>The same records with this signature alone, and the TTL that it vouches for.</summary>
    internal SignedSet With(RrsigData signature) =>
        Signatures.Count == 1 && Ttl == signature.OriginalTtl ? this : new(Name, Type, signature.OriginalTtl, _data, [signature]);

    /// <summary>The same records without signatures.</summary>
    internal SignedSet Bare() => Signatures.Count == 0 ? this : new(Name, Type, Ttl, _data, []);

    internal static SignedSet Of(DomainName name, DnsType type, uint ttl, List<byte[]> data, IReadOnlyList<RrsigData> signatures)
    {
        byte[][] ordered = [.. data];
        if (ordered.Length > 1)
            Array.Sort(ordered, static (left, right) => left.AsSpan().SequenceCompareTo(right));
        var kept = Math.Min(ordered.Length, 1);
        for (var i = 1; i < ordered.Length; i++)
        {
            if (!ordered[i].AsSpan().SequenceEqual(ordered[kept - 1]))
                ordered[kept++] = ordered[i];
        }
        return new(name, type, ttl, kept == ordered.Length ? ordered : ordered[..kept], signatures);
    }

    RecordData Read(byte[] data)
    {
        var reader = new WireReader(data);
        return RecordDataReader.Read(Type, ref reader);
    }
}
