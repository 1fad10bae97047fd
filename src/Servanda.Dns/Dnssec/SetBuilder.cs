using Servanda.Core.Names;
using Servanda.Dns.Records;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Dnssec;

/// <summary>Puts records with their like, and signatures with what they cover.</summary>
sealed class SetBuilder
{
    readonly List<Part> _parts = [];

    /// <summary>False when there are too many sets, or a signature that is none.</summary>
    public bool TryAdd(DomainName name, ushort type, uint ttl, byte[] data)
    {
        if (type != DnsType.CodeRrsig)
        {
            if (Find(name, type, type == DnsType.CodeNsec && HasSoa(data)) is not { } part)
                return false;
            part.Data.Add(data);
            part.Ttl = Math.Min(part.Ttl, ttl);
            return true;
        }
        var reader = new WireReader(data);
        if (RrsigData.Read(ref reader) is not RrsigData signature)
            return false;
        var isOwn = signature.TypeCovered == DnsType.Nsec && signature.Signer.Equals(name);
        if (Find(name, signature.TypeCovered.Value, isOwn) is not { } covered)
            return false;
        covered.Signatures.Add(signature);
        covered.Ttl = Math.Min(covered.Ttl, ttl);
        return true;
    }

    /// <summary>The sets in the order begun; signatures over nothing are left out.</summary>
    public List<SignedSet> Build()
    {
        var sets = new List<SignedSet>(_parts.Count);
        foreach (var part in _parts)
        {
            if (part.Data.Count > 0)
                sets.Add(SignedSet.Of(part.Name, new DnsType(part.Type), part.Ttl, part.Data, part.Signatures));
        }
        return sets;
    }

    /// <summary>The part begun for these, or a new one.</summary>
    /// <param name="name">The owner.</param>
    /// <param name="type">The type.</param>
    /// <param name="isApex">True for the NSEC of a zone's own first name: the parent has one there too, and both may come
    /// in one response.</param>
    Part? Find(DomainName name, ushort type, bool isApex)
    {
        // Records of a set stand together, so the last one is nearly always right.
        for (var i = _parts.Count - 1; i >= 0; i--)
        {
            if (_parts[i].Type == type && _parts[i].IsApex == isApex && _parts[i].Name.Equals(name))
                return _parts[i];
        }
        if (_parts.Count == ValidationLimits.SetsPerMessage)
            return null;
        var part = new Part(name, type, isApex);
        _parts.Add(part);
        return part;
    }

    static bool HasSoa(byte[] nsec)
    {
        var reader = new WireReader(nsec);
        return NsecData.Read(ref reader) is NsecData { Types: var types } && types.Contains(DnsType.Soa);
    }

    sealed class Part(DomainName name, ushort type, bool isApex)
    {
        public DomainName Name => name;
        public ushort Type => type;
        public bool IsApex => isApex;
        public uint Ttl { get; set; } = int.MaxValue;
        public List<byte[]> Data { get; } = [];
        public List<RrsigData> Signatures { get; } = [];
    }
}
