using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Lab.Zones;

/// <summary>The records that prove what a zone does not have: a circle of its names in canonical order (NSEC, RFC 4034 §4)
/// or of the hashes of its names (NSEC3, RFC 5155, no salt and no extra rounds as RFC 9276 §3.1 wants it).</summary>
sealed class DenialChain
{
    const byte Sha1 = 1;
    const string Wildcard = @"\042";
    const string Base32Hex = "0123456789abcdefghijklmnopqrstuv";

    readonly ZoneNames _names;
    readonly bool _isHashed;
    readonly byte[][] _keys;
    readonly DnsRecord[] _records;

    /// <param name="zone">The zone, complete.</param>
    /// <param name="isHashed">True for NSEC3.</param>
    /// <param name="ttl">Of the records.</param>
    public DenialChain(Zone zone, bool isHashed, uint ttl)
    {
        (_names, _isHashed) = (zone.Names, isHashed);
        // Names without anything are hashed too, and have no NSEC (RFC 5155 §7.1).
        var names = _names.All.Where(one => isHashed || one.Types.Count > 0)
            .Select(one => (one.Name, Types: Types(one.Name, one.Types), Key: Key(one.Name)))
            .ToList();
        names.Sort((a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        _keys = [.. names.Select(one => one.Key)];
        _records = [.. names.Select((one, i) => names[(i + 1) % names.Count] is var next && isHashed
            ? new DnsRecord(zone.At(Base32(one.Key)), ttl, new Nsec3Data(Sha1, 0, 0, default, next.Key, one.Types))
            : new DnsRecord(one.Name, ttl, new NsecData(next.Name, one.Types)))];
    }

    /// <summary>What proves that a name is not there, or that it has no record of the type asked for and no alias.</summary>
    public IReadOnlyList<DnsRecord> Deny(DomainName name)
    {
        if (_names.Has(name))
            return [Covering(name)];
        var (encloser, next) = _names.Around(name);
        // A name so long that nothing fits below it has no wildcard there.
        var wildcard = encloser.Under(Wildcard) ?? name;
        return _isHashed
            ? [.. ((DnsRecord[])[Covering(encloser), Covering(next), Covering(wildcard)]).Distinct()]
            : [.. ((DnsRecord[])[Covering(name), Covering(wildcard)]).Distinct()];
    }

    /// <summary>The record at the name, or else the one before it in the circle.</summary>
    DnsRecord Covering(DomainName name)
    {
        var key = Key(name);
        var at = Array.FindLastIndex(_keys, one => one.AsSpan().SequenceCompareTo(key) <= 0);
        return _records[at < 0 ? ^1 : at];
    }

    /// <summary>With those of DNSSEC itself: signatures stand wherever something is signed, which is not so at a cut that
    /// has no DS and no NSEC of its own.</summary>
    IReadOnlyList<DnsType> Types(DomainName name, IReadOnlyList<DnsType> types)
    {
        var isSigned = types.Count > 0 && (!_isHashed || !_names.IsCut(name) || types.Contains(DnsType.Ds));
        DnsType[] all = [.. types, .. isSigned ? [DnsType.Rrsig] : (DnsType[])[], .. _isHashed ? [] : (DnsType[])[DnsType.Nsec]];
        return [.. all.OrderBy(type => type.Value)];
    }

    byte[] Key(DomainName name) => _isHashed ? Hash(name) : OrderKey(name);

    /// <summary>Compares as the canonical order does (RFC 4034 §6.1): labels from the right, by their octets, a name before
    /// those below it. Every octet takes two, so that nothing is as low as the end of a label.</summary>
    static byte[] OrderKey(DomainName name)
    {
        var wire = new byte[DomainName.MaxWireOctets];
        var rest = wire.AsSpan(0, name.WriteWire(wire));
        List<byte[]> labels = [];
        for (; rest[0] > 0; rest = rest[(rest[0] + 1)..])
            labels.Add(rest.Slice(1, rest[0]).ToArray());
        labels.Reverse();
        return [.. labels.SelectMany(label => (byte[])[.. label.SelectMany(octet => (byte[])[1, octet]), 0])];
    }

    [SuppressMessage("Security", "CA5350", Justification = "The only hash that NSEC3 has.")]
    static byte[] Hash(DomainName name)
    {
        var wire = new byte[DomainName.MaxWireOctets];
        return SHA1.HashData(wire.AsSpan(0, name.WriteWire(wire)));
    }

    /// <summary>Base 32 of whole groups of five octets (RFC 4648 §7); a hash has four of them.</summary>
    static string Base32(byte[] hash)
    {
        var text = new char[hash.Length * 8 / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * 5;
            var window = hash[bit / 8] << 8 | (bit / 8 + 1 < hash.Length ? hash[bit / 8 + 1] : 0);
            text[i] = Base32Hex[window >> (11 - bit % 8) & 31];
        }
        return new string(text);
    }
}
