using Servanda.Core.Names;
using Servanda.Dns.Records;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Dnssec.Chains;

/// <summary>
/// A record set as octets, in one way only: its records in canonical order, then its signatures, each in full
/// (RFC 1035 §3.2.1, names not compressed and in canonical case). The TTL is the one that was signed, so that the octets do
/// not depend on how long a resolver had kept them.
/// </summary>
static class SetWire
{
    const int FixedOctets = 10;

    public static byte[] Write(SignedSet set)
    {
        var length = 0;
        var signatures = set.Signatures.Select(Octets).ToArray();
        foreach (var data in set.Data)
            length += DomainName.MaxWireOctets + FixedOctets + data.Length;
        foreach (var data in signatures)
            length += DomainName.MaxWireOctets + FixedOctets + data.Length;
        var buffer = new byte[length];
        var writer = new WireWriter(buffer, default);
        foreach (var data in set.Data)
            Write(ref writer, set.Name, set.Type, set.Ttl, data);
        for (var i = 0; i < signatures.Length; i++)
            Write(ref writer, set.Name, DnsType.Rrsig, set.Signatures[i].OriginalTtl, signatures[i]);
        return buffer[..writer.Position];
    }

    /// <summary>Null for anything but one set written in the way above.</summary>
    public static SignedSet? Read(ReadOnlySpan<byte> octets)
    {
        if (octets.Length > DnsMessage.MaxOctets)
            return null;
        var reader = new WireReader(octets);
        var sets = new SetBuilder();
        for (var i = 0; reader.Remaining > 0; i++)
        {
            if (i == DnsMessageReader.MaxRecords || !MessageSets.TryReadRecord(ref reader, sets))
                return null;
        }
        if (sets.Build() is not [var set] || set.Signatures.Any(one => one.OriginalTtl != set.Ttl))
            return null;
        return octets.SequenceEqual(set.Wire) ? set : null;
    }

    static byte[] Octets(RrsigData signature)
    {
        var buffer = new byte[DomainName.MaxWireOctets + 18 + signature.Signature.Length];
        var writer = new WireWriter(buffer, default);
        signature.Write(ref writer);
        return buffer[..writer.Position];
    }

    static void Write(ref WireWriter writer, DomainName name, DnsType type, uint ttl, byte[] data)
    {
        writer.WriteName(name);
        writer.WriteUInt16(type.Value);
        writer.WriteUInt16(DnsClass.In.Value);
        writer.WriteUInt32(ttl);
        writer.WriteUInt16((ushort)data.Length);
        writer.WriteBytes(data);
    }
}
