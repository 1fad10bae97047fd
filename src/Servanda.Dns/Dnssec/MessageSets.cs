using System.Buffers.Binary;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Dnssec;

/// <summary>
/// The record sets of a response, of class IN, from its answer and authority sections, each with its signatures. Read
/// from the octets and not from <see cref="DnsMessage"/>, which no longer knows which letters were large ones.
/// </summary>
public sealed class MessageSets
{
    readonly List<SignedSet> _sets;
    readonly HeaderBits _flags;

    internal MessageSets(ResponseCode code, HeaderBits flags, bool hasDnssecOk, List<SignedSet> sets)
    {
        (ResponseCode, _flags, _sets) = (code, flags, sets);
        KnowsDnssec = hasDnssecOk || sets.Exists(set => set.Signatures.Count > 0);
    }

    /// <summary>How the server answered, without the bits EDNS adds.</summary>
    public ResponseCode ResponseCode { get; }

    /// <summary>True when not everything fitted (TC).</summary>
    public bool IsTruncated => _flags.HasFlag(HeaderBits.Truncated);

    /// <summary>False when whoever answered shows no sign of knowing DNSSEC: neither signatures nor the bit DO, which it would
    /// have sent back (RFC 3225 §3). That signatures are missing says nothing then.</summary>
    public bool KnowsDnssec { get; }

    /// <summary>True for a server that does not resolve for others (RA clear) and names no start of a zone: it points
    /// elsewhere (RFC 1034 §4.3.2).</summary>
    internal bool IsReferral => !_flags.HasFlag(HeaderBits.RecursionAvailable) && !_sets.Exists(set => set.Type == DnsType.Soa);

    /// <summary>The sets in the order of the message.</summary>
    public IReadOnlyList<SignedSet> All => _sets;

    /// <summary>The set of this name and type; null when there is none.</summary>
    public SignedSet? Find(DomainName name, DnsType type)
    {
        foreach (var set in _sets)
        {
            if (set.Type == type && set.Name.Equals(name))
                return set;
        }
        return null;
    }

    /// <summary>Reads a message. No bytes make it throw; records that cannot be read are left out with a problem.</summary>
    public static Parsed<MessageSets> Read(ReadOnlySpan<byte> message)
    {
        if (message.Length is < DnsMessageReader.HeaderOctets or > DnsMessage.MaxOctets)
            return new(null, [new Problem("dns.header.length", 0, "RFC 1035 §4.1.1")]);
        var reader = new WireReader(message);
        reader.TryReadBytes(DnsMessageReader.HeaderOctets, out var header);
        var code = new ResponseCode((ushort)(header[3] & 0xF));
        var flags = (HeaderBits)BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        var sets = new SetBuilder();
        var read = true;
        for (var i = Count(header, 4); i > 0 && read; i--)
            read = reader.TrySkipName() && reader.TryReadBytes(4, out _);
        for (var i = Math.Min(Count(header, 6) + Count(header, 8), DnsMessageReader.MaxRecords); i > 0 && read; i--)
            read = TryReadRecord(ref reader, sets);
        if (!read)
            reader.Note("dns.record.cut", reader.Position, "RFC 1035 §4.1.3");
        var hasDnssecOk = read && ReadDnssecOk(ref reader, Math.Min(Count(header, 10), DnsMessageReader.MaxRecords));
        return new(new MessageSets(code, flags, hasDnssecOk, sets.Build()), reader.Problems ?? (IReadOnlyList<Problem>)[]);
    }

    /// <summary>Reads one record into its set; false when it cannot be told where the next one begins.</summary>
    internal static bool TryReadRecord(ref WireReader reader, SetBuilder sets)
    {
        var start = reader.Position;
        var name = reader.ReadName(out var lost);
        if (lost || !reader.TryReadUInt16(out var type) || !reader.TryReadUInt16(out var @class) ||
            !reader.TryReadUInt32(out var ttl) || !reader.TryReadUInt16(out var length) || length > reader.Remaining)
        {
            return false;
        }
        var outer = reader.Enter(length);
        if (name is not null && @class == DnsClass.In.Value)
        {
            var data = CanonicalData.Read(type, ref reader);
            if (data is null || !sets.TryAdd(name, type, ttl > int.MaxValue ? 0 : ttl, data))
                reader.Note("dns.rdata.malformed", start, "RFC 4034 §6.2");
        }
        reader.Leave(outer);
        return true;
    }

    /// <summary>The bit DO of the OPT record, which stands among the additional records (RFC 6891 §6.1.3).</summary>
    static bool ReadDnssecOk(ref WireReader reader, int count)
    {
        const int DnssecOk = 0x8000;
        for (; count > 0; count--)
        {
            if (!reader.TrySkipName() || !reader.TryReadUInt16(out var type) || !reader.TryReadUInt16(out _) ||
                !reader.TryReadUInt32(out var flags) || !reader.TryReadUInt16(out var length) || !reader.TryReadBytes(length, out _))
            {
                return false;
            }
            if (type == DnsType.CodeOpt)
                return (flags & DnssecOk) != 0;
        }
        return false;
    }

    static int Count(ReadOnlySpan<byte> header, int at) => BinaryPrimitives.ReadUInt16BigEndian(header[at..]);
}
