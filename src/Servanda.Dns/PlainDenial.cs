using Servanda.Dns.Wire;

namespace Servanda.Dns;

/// <summary>
/// Reads the most frequent answer of all, that a name or a type is not there (RFC 2308 §2), without an object for every
/// part of it: one question, no answer, one SOA, and at most an OPT without options. Whatever looks otherwise, or has
/// anything wrong with it, is for <see cref="DnsMessageReader"/>.
/// </summary>
static class PlainDenial
{
    /// <summary>Octets behind the names of a SOA (RFC 1035 §3.3.13).</summary>
    const int SoaNumbers = 20;

    /// <summary>The header without the bits that denials differ in: AA, RD, RA, AD, CD.</summary>
    const int OtherBits = 0xFA4F;

    const int Response = 0x8000, NoSuchName = 3;

    /// <summary>The answer; null when the message is not of this kind.</summary>
    public static DnsAnswer? Read(ReadOnlySpan<byte> message, DnsQuestion question)
    {
        var reader = new WireReader(message);
        if (!reader.TryReadUInt16(out _) || !reader.TryReadUInt16(out var flags) || !IsDenial(flags) ||
            !Counts(ref reader, out var additionals) ||
            !reader.TryPassName() || !reader.TryReadBytes(4, out _) ||
            !Soa(ref reader, out var ttl) || (additionals == 1 && !Edns(ref reader)) || reader.Remaining > 0)
            return null;
        var code = (ushort)(flags & 0xF);
        return new DnsAnswer
        {
            Kind = code == NoSuchName ? AnswerKind.NoSuchName : AnswerKind.NoData,
            ResponseCode = new ResponseCode(code),
            Question = question,
            Name = question.Name,
            IsAuthoritative = (flags & (int)HeaderBits.Authoritative) != 0,
            IsAuthenticated = (flags & (int)HeaderBits.Authenticated) != 0,
            Ttl = ttl,
        };
    }

    static bool IsDenial(int flags) => (flags & OtherBits) is Response or (Response | NoSuchName);

    /// <summary>One question, no answer, one authority, and one additional record or none.</summary>
    static bool Counts(ref WireReader reader, out ushort additionals)
    {
        additionals = 0;
        return reader.TryReadUInt16(out var questions) && questions == 1 &&
            reader.TryReadUInt16(out var answers) && answers == 0 &&
            reader.TryReadUInt16(out var authorities) && authorities == 1 &&
            reader.TryReadUInt16(out additionals) && additionals <= 1;
    }

    /// <summary>The record that says for how long the denial holds (RFC 2308 §5).</summary>
    static bool Soa(ref WireReader reader, out uint ttl)
    {
        ttl = 0;
        if (!reader.TryPassName() || !reader.TryReadUInt16(out var type) || type != DnsType.Soa.Value ||
            !reader.TryReadUInt16(out _) || !reader.TryReadUInt32(out var own) ||
            !reader.TryReadUInt16(out var length) || length > reader.Remaining)
            return false;
        var outer = reader.Enter(length);
        if (!reader.TryPassName() || !reader.TryPassName() || reader.Remaining != SoaNumbers ||
            !reader.TryReadBytes(SoaNumbers - sizeof(uint), out _) || !reader.TryReadUInt32(out var minimum))
            return false;
        reader.Leave(outer);
        // A TTL with its top bit set is to be taken as 0 (RFC 2181 §8).
        ttl = Math.Min(own > int.MaxValue ? 0 : own, minimum);
        return true;
    }

    /// <summary>An OPT that adds nothing to the response code and has no options (RFC 6891 §6.1.2).</summary>
    static bool Edns(ref WireReader reader) =>
        reader.TryReadByte(out var root) && root == 0 &&
        reader.TryReadUInt16(out var type) && type == DnsType.CodeOpt &&
        reader.TryReadUInt16(out _) && reader.TryReadByte(out var upperCode) && upperCode == 0 &&
        reader.TryReadByte(out _) && reader.TryReadUInt16(out _) &&
        reader.TryReadUInt16(out var length) && length == 0;
}
