using Servanda.Dns.Records;

namespace Servanda.Dns;

/// <summary>A DNS message (RFC 1035 §4.1), query or response.</summary>
public sealed record DnsMessage
{
    /// <summary>Octets a message holds at the most (the length before it on TCP has 16 bits, RFC 1035 §4.2.2).</summary>
    public const int MaxOctets = ushort.MaxValue;

    /// <summary>The number that ties an answer to its query.</summary>
    public ushort Id { get; init; }

    /// <summary>The bits of the header.</summary>
    public HeaderBits Flags { get; init; }

    /// <summary>The kind of query, 0-15 (RFC 1035 §4.1.1); 0 is an ordinary one.</summary>
    public int Opcode { get; init; }

    /// <summary>How the server answered, the EDNS bits included.</summary>
    public ResponseCode ResponseCode { get; init; }

    /// <summary>What was asked; in practice one (RFC 9619).</summary>
    public IReadOnlyList<DnsQuestion> Questions { get; init; } = [];

    /// <summary>Records that answer the question.</summary>
    public IReadOnlyList<DnsRecord> Answers { get; init; } = [];

    /// <summary>Records that point to an authority: SOA of a negative answer, NS of a referral.</summary>
    public IReadOnlyList<DnsRecord> Authorities { get; init; } = [];

    /// <summary>Records that may help, without the OPT record, which is <see cref="Edns"/>.</summary>
    public IReadOnlyList<DnsRecord> Additionals { get; init; } = [];

    /// <summary>The EDNS part; null when the other side does not speak it.</summary>
    public OptData? Edns { get; init; }

    /// <summary>True for a response (QR).</summary>
    public bool IsResponse => Flags.HasFlag(HeaderBits.Response);

    /// <summary>True when the server is an authority for the name (AA).</summary>
    public bool IsAuthoritative => Flags.HasFlag(HeaderBits.Authoritative);

    /// <summary>True when not everything fitted (TC).</summary>
    public bool IsTruncated => Flags.HasFlag(HeaderBits.Truncated);

    /// <summary>True when the resolver says it validated everything here (AD).</summary>
    public bool IsAuthenticated => Flags.HasFlag(HeaderBits.Authenticated);

    /// <summary>The response a server begins with: same id, question, opcode, RD and CD bits, and EDNS when the query
    /// had it (RFC 1035 §4.1.1, RFC 4035 §3.1.6, RFC 6891 §6.1.1).</summary>
    /// <param name="code">How the server answers.</param>
    public DnsMessage Reply(ResponseCode code) => new()
    {
        Id = Id,
        Flags = HeaderBits.Response | (Flags & (HeaderBits.RecursionDesired | HeaderBits.CheckingDisabled)),
        Opcode = Opcode,
        ResponseCode = code,
        Questions = Questions,
        Edns = Edns is null ? null : new OptData { PayloadSize = OptData.SafePayloadSize, DnssecOk = Edns.DnssecOk },
    };

    /// <summary>A query for one question.</summary>
    public static DnsMessage Query(ushort id, DnsQuestion question, HeaderBits flags = HeaderBits.RecursionDesired) =>
        new() { Id = id, Flags = flags, Questions = [question], Edns = new OptData() };
}
