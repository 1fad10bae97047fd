using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Dns.Records;
using Servanda.Dns.Wire;

namespace Servanda.Dns;

/// <summary>
/// Reads messages (RFC 1035 §4.1):
/// <code>
/// id, 2 octets | flags, 2 | counts of questions, answers, authorities, additionals, 2 each | those, in that order
/// </code>
/// A message is usable when its header is: records that cannot be read are left out, or kept as
/// <see cref="UnknownData"/>, with a problem for each.
/// </summary>
public static class DnsMessageReader
{
    /// <summary>Octets of the header.</summary>
    public const int HeaderOctets = 12;

    /// <summary>Records read of one message; what is beyond is left out with a problem.</summary>
    public const int MaxRecords = 4096;

    /// <summary>Questions read of one message; more than one has no use (RFC 9619).</summary>
    public const int MaxQuestions = 16;

    /// <summary>Flags that stand alone, without opcode and response code.</summary>
    const int FlagBits = 0x87B0;

    /// <summary>Reads one message, the length before it on TCP excluded. No bytes make it throw.</summary>
    public static Parsed<DnsMessage> Read(ReadOnlySpan<byte> message)
    {
        if (message.Length is < HeaderOctets or > DnsMessage.MaxOctets)
            return new(null, [new Problem("dns.header.length", 0, "RFC 1035 §4.1.1")]);
        var reader = new WireReader(message);
        reader.TryReadUInt16(out var id);
        reader.TryReadUInt16(out var flags);
        reader.TryReadUInt16(out var questionCount);
        reader.TryReadUInt16(out var answerCount);
        reader.TryReadUInt16(out var authorityCount);
        reader.TryReadUInt16(out var additionalCount);
        var section = new SectionReader();
        var questions = ReadQuestions(ref reader, questionCount, ref section);
        var answers = section.Read(ref reader, answerCount);
        var authorities = section.Read(ref reader, authorityCount);
        var additionals = section.Read(ref reader, additionalCount, takesEdns: true);
        if (!section.IsLost && reader.Remaining > 0)
            reader.Note("dns.trailing", reader.Position, "RFC 1035 §4.1");
        var read = new DnsMessage
        {
            Id = id,
            Flags = (HeaderBits)(flags & FlagBits),
            Opcode = flags >> 11 & 0xF,
            ResponseCode = new ResponseCode((ushort)(section.UpperCode << 4 | flags & 0xF)),
            Questions = questions,
            Answers = answers,
            Authorities = authorities,
            Additionals = additionals,
            Edns = section.Edns,
        };
        return new(read, reader.Problems ?? (IReadOnlyList<Problem>)[]);
    }

    static DnsQuestion[] ReadQuestions(ref WireReader reader, int count, ref SectionReader section)
    {
        if (count == 0)
            return [];
        var questions = new DnsQuestion[Math.Min(count, MaxQuestions)];
        var read = 0;
        for (var i = 0; i < count; i++)
        {
            var start = reader.Position;
            var name = i < MaxQuestions ? reader.ReadName(out _) : null;
            if (name is null || !reader.TryReadUInt16(out var type) || !reader.TryReadUInt16(out var @class))
            {
                reader.Note(i < MaxQuestions ? "dns.question.malformed" : "dns.question.many", start, "RFC 1035 §4.1.2");
                section.IsLost = true;
                break;
            }
            questions[read++] = new DnsQuestion(name, new DnsType(type)) { Class = new DnsClass(@class) };
        }
        return read == questions.Length ? questions : questions[..read];
    }

    /// <summary>Reads one section after the other and knows when the thread is lost.</summary>
    ref struct SectionReader
    {
        int _total;

        /// <summary>True when it cannot be told where the next record begins.</summary>
        public bool IsLost { get; set; }

        public OptData? Edns { get; private set; }

        /// <summary>The bits of the response code that EDNS adds.</summary>
        public int UpperCode { get; private set; }

        public DnsRecord[] Read(ref WireReader reader, int count, bool takesEdns = false)
        {
            if (count == 0 || IsLost)
                return [];
            const int AtOnce = 8;
            DnsRecord[] records = [];
            var read = 0;
            for (var i = 0; i < count && !IsLost; i++)
            {
                if (++_total > MaxRecords)
                {
                    reader.Note("dns.records.many", reader.Position, "RFC 1035 §4.1.3");
                    IsLost = true;
                }
                else if (ReadRecord(ref reader, takesEdns) is { } record)
                {
                    if (read == records.Length)
                        Array.Resize(ref records, Math.Min(count, read + Math.Max(read, AtOnce)));
                    records[read++] = record;
                }
            }
            return read == records.Length ? records : records[..read];
        }

        DnsRecord? ReadRecord(ref WireReader reader, bool takesEdns)
        {
            var start = reader.Position;
            var name = reader.ReadName(out var lost);
            if (lost || !reader.TryReadUInt16(out var type) || !reader.TryReadUInt16(out var @class) ||
                !reader.TryReadUInt32(out var ttl) || !reader.TryReadUInt16(out var length) || length > reader.Remaining)
            {
                reader.Note("dns.record.cut", start, "RFC 1035 §4.1.3");
                IsLost = true;
                return null;
            }
            var outer = reader.Enter(length);
            var record = type == DnsType.CodeOpt
                ? ReadEdns(ref reader, start, name, @class, ttl, takesEdns)
                : ReadData(ref reader, name, new DnsType(type), new DnsClass(@class), ttl);
            reader.Leave(outer);
            return record;
        }

        /// <summary>The record; null when its owner could not be read, which is noted already.</summary>
        static DnsRecord? ReadData(ref WireReader reader, DomainName? name, DnsType type, DnsClass @class, uint ttl)
        {
            var data = RecordDataReader.Read(type, ref reader);
            // A TTL with its top bit set is to be taken as 0 (RFC 2181 §8).
            return name is null ? null : new DnsRecord(name, type, @class, ttl > int.MaxValue ? 0 : ttl, data);
        }

        DnsRecord? ReadEdns(ref WireReader reader, int start, DomainName? name, ushort size, uint flags, bool takesEdns)
        {
            if (!takesEdns || Edns is not null || name is not { IsRoot: true })
            {
                reader.Note("dns.edns.place", start, "RFC 6891 §6.1.1");
                return null;
            }
            Edns = OptData.Read(size, flags, ref reader);
            UpperCode = (int)(flags >> 24);
            return null;
        }
    }
}
