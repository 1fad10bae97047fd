using System.Buffers.Binary;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Lab.Zones;

/// <summary>
/// Signs a zone, each set of records when somebody first asks for it (RFC 4034 §3). For many threads at once.
/// </summary>
/// <param name="zone">The zone.</param>
/// <param name="keys">The first is named by the parent and signs the keys, the last signs everything else; often one is
/// both.</param>
/// <param name="isHashed">True to deny by NSEC3, false by NSEC.</param>
sealed class ZoneSigner(Zone zone, IReadOnlyList<ZoneKey> keys, bool isHashed) : IDisposable
{
    readonly Dictionary<(DomainName Name, DnsType Type), DnsRecord> _signatures = [];
    readonly Lock _gate = new();
    DenialChain? _denial;

    /// <summary>When signatures begin to count.</summary>
    public required DateTimeOffset From { get; set; }

    /// <summary>When they no longer do.</summary>
    public required DateTimeOffset Until { get; set; }

    /// <summary>What the parent says of the key.</summary>
    public DsData Signer => keys[0].SignerOf(zone.Apex);

    /// <summary>The keys as they stand in the zone.</summary>
    public IEnumerable<DnskeyData> Keys => keys.Select(key => key.Record);

    /// <summary>The records of one name and type, with their signature.</summary>
    public IEnumerable<DnsRecord> Signed(IReadOnlyList<DnsRecord> set) => set.Count == 0 ? [] : [.. set, Signature(set)];

    /// <summary>What proves that a name, or a type at it, is not there (RFC 4035 §3.1.3, RFC 5155 §7.2).</summary>
    public IEnumerable<DnsRecord> Denied(DomainName name)
    {
        lock (_gate)
            _denial ??= new DenialChain(zone, isHashed, zone.Start.Ttl);
        return _denial.Deny(name).SelectMany(record => Signed([record]));
    }

    public void Dispose()
    {
        foreach (var key in keys)
            key.Dispose();
    }

    DnsRecord Signature(IReadOnlyList<DnsRecord> set)
    {
        var place = (set[0].Name, set[0].Type);
        lock (_gate)
        {
            if (!_signatures.TryGetValue(place, out var signature))
                _signatures[place] = signature = new DnsRecord(set[0].Name, set[0].Ttl, Sign(set));
            return signature;
        }
    }

    RrsigData Sign(IReadOnlyList<DnsRecord> set)
    {
        var key = set[0].Type == DnsType.Dnskey ? keys[0] : keys[^1];
        var blank = new RrsigData(
            set[0].Type, key.Record.Algorithm, (byte)set[0].Name.LabelCount, set[0].Ttl, Seconds(Until), Seconds(From),
            key.Record.KeyTag, zone.Apex, ReadOnlyMemory<byte>.Empty);
        return blank with { Signature = key.Sign(Signable(blank, set)) };
    }

    /// <summary>What is signed (RFC 4034 §3.1.8.1): the signature record without the signature, then the records in canonical
    /// order, names in full and in lower case as they are here anyway.</summary>
    static byte[] Signable(RrsigData blank, IReadOnlyList<DnsRecord> set)
    {
        const int FixedOctets = 10;
        var owner = new byte[DomainName.MaxWireOctets];
        var name = owner.AsSpan(0, set[0].Name.WriteWire(owner)).ToArray();
        var data = set.Select(record => record.Data.ToWire()).ToList();
        data.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        List<byte> octets = [.. blank.ToWire()];
        var head = new byte[FixedOctets];
        foreach (var one in data)
        {
            BinaryPrimitives.WriteUInt16BigEndian(head, set[0].Type.Value);
            BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), set[0].Class.Value);
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), set[0].Ttl);
            BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(8), (ushort)one.Length);
            octets.AddRange([.. name, .. head, .. one]);
        }
        return [.. octets];
    }

    static uint Seconds(DateTimeOffset time) => (uint)time.ToUnixTimeSeconds();
}
