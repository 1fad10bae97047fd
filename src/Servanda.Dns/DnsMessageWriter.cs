using System.Buffers;
using System.Buffers.Binary;
using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns;

/// <summary>Writes messages (RFC 1035 §4.1), with names compressed (§4.1.4).</summary>
public static class DnsMessageWriter
{
    /// <summary>Octets a query for one question with EDNS and no options takes at the most.</summary>
    public const int MaxQueryOctets = DnsMessageReader.HeaderOctets + DomainName.MaxWireOctets + 4 + OptOctets;

    /// <summary>Octets of an OPT record without options.</summary>
    internal const int OptOctets = 11;

    /// <summary>Labels remembered for compression; the rest is written in full.</summary>
    const int MaxKnownLabels = 256;

    const int OpcodeShift = 11;

    /// <summary>
    /// Writes as many whole records as fit into the buffer and returns the length. When an answer or authority did not
    /// fit the message is marked truncated (TC, RFC 2181 §9); additionals are left out silently. EDNS always fits.
    /// </summary>
    /// <exception cref="ArgumentException">The buffer does not hold header, questions and EDNS.</exception>
    public static int Write(DnsMessage message, Span<byte> buffer)
    {
        var limit = Math.Min(buffer.Length, DnsMessage.MaxOctets) - EdnsOctets(message);
        if (limit < DnsMessageReader.HeaderOctets)
            throw new ArgumentException("The buffer does not hold the fixed parts of the message.", nameof(buffer));
        var writer = new WireWriter(buffer[..limit], stackalloc ushort[MaxKnownLabels]);
        writer.WriteBytes(stackalloc byte[DnsMessageReader.HeaderOctets]);
        foreach (var question in message.Questions)
        {
            writer.WriteCompressedName(question.Name);
            writer.WriteUInt16(question.Type.Value);
            writer.WriteUInt16(question.Class.Value);
        }
        if (writer.Overflowed)
            throw new ArgumentException("The buffer does not hold the fixed parts of the message.", nameof(buffer));
        var answers = WriteRecords(message.Answers, ref writer);
        var authorities = answers < message.Answers.Count ? 0 : WriteRecords(message.Authorities, ref writer);
        var cut = answers < message.Answers.Count || authorities < message.Authorities.Count;
        var additionals = cut ? 0 : WriteRecords(message.Additionals, ref writer);
        var length = writer.Position + WriteEdns(message, buffer[writer.Position..]);
        WriteHeader(message, buffer, cut, answers, authorities, additionals);
        return length;
    }

    /// <summary>Writes the whole message; over 64 KB it is truncated and marked so.</summary>
    public static byte[] Write(DnsMessage message)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(DnsMessage.MaxOctets);
        var written = buffer[..Write(message, buffer)];
        ArrayPool<byte>.Shared.Return(buffer);
        return written;
    }

    /// <summary>
    /// Writes a query for one question without building a message, and returns its length; the buffer needs
    /// <see cref="MaxQueryOctets"/>.
    /// </summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="id">The id.</param>
    /// <param name="question">The question.</param>
    /// <param name="bits">RD, AD, CD.</param>
    /// <param name="payloadSize">The EDNS payload size; 0 for no EDNS.</param>
    /// <param name="dnssecOk">The EDNS bit DO.</param>
    public static int WriteQuery(
        Span<byte> buffer, ushort id, DnsQuestion question, HeaderBits bits, ushort payloadSize, bool dnssecOk)
    {
        buffer[..DnsMessageReader.HeaderOctets].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(buffer, id);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], (ushort)bits);
        buffer[5] = 1;
        var at = DnsMessageReader.HeaderOctets;
        at += question.Name.WriteWire(buffer[at..]);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[at..], question.Type.Value);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[(at + 2)..], question.Class.Value);
        at += 4;
        if (payloadSize == 0)
            return at;
        buffer[11] = 1;
        var opt = buffer.Slice(at, OptOctets);
        opt.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(opt[1..], DnsType.CodeOpt);
        BinaryPrimitives.WriteUInt16BigEndian(opt[3..], payloadSize);
        opt[7] = (byte)(dnssecOk ? 0x80 : 0);
        return at + OptOctets;
    }

    static void WriteHeader(
        DnsMessage message, Span<byte> header, bool cut, int answers, int authorities, int additionals)
    {
        var flags = (int)message.Flags | (cut ? (int)HeaderBits.Truncated : 0) |
            (message.Opcode & 0xF) << OpcodeShift | message.ResponseCode.Value & 0xF;
        ReadOnlySpan<int> fields =
        [
            message.Id, flags, message.Questions.Count, answers, authorities, additionals + (message.Edns is null ? 0 : 1),
        ];
        for (var i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(header[(i * 2)..], (ushort)fields[i]);
    }

    /// <summary>Writes whole records and returns how many fitted.</summary>
    static int WriteRecords(IReadOnlyList<DnsRecord> records, ref WireWriter writer)
    {
        for (var i = 0; i < records.Count; i++)
        {
            var before = writer.Position;
            var record = records[i];
            writer.WriteCompressedName(record.Name);
            writer.WriteUInt16(record.Type.Value);
            writer.WriteUInt16(record.Class.Value);
            writer.WriteUInt32(record.Ttl);
            var begin = writer.BeginLength();
            record.Data.Write(ref writer);
            writer.EndLength(begin);
            if (writer.Overflowed)
            {
                writer.Rewind(before);
                return i;
            }
        }
        return records.Count;
    }

    static int EdnsOctets(DnsMessage message)
    {
        if (message.Edns is not { Options.Count: > 0 } edns)
            return message.Edns is null ? 0 : OptOctets;
        var scratch = new WireWriter(new byte[DnsMessage.MaxOctets], []);
        edns.Write(ref scratch);
        return OptOctets + scratch.Position;
    }

    static int WriteEdns(DnsMessage message, Span<byte> buffer)
    {
        if (message.Edns is not { } edns)
            return 0;
        var writer = new WireWriter(buffer, []);
        writer.WriteByte(0);
        writer.WriteUInt16(DnsType.CodeOpt);
        writer.WriteUInt16(edns.PayloadSize);
        writer.WriteUInt32(edns.ExtendedFlags(message.ResponseCode));
        var begin = writer.BeginLength();
        edns.Write(ref writer);
        writer.EndLength(begin);
        return writer.Position;
    }
}
