using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Dns.Edns;
using Servanda.Dns.Records;

namespace Servanda.Dns;

/// <summary>A response read as the answer to one question, aliases followed inside the message (RFC 1034 §3.6.2).</summary>
public sealed record DnsAnswer
{
    /// <summary>Aliases followed at the most.</summary>
    public const int MaxAliases = 16;

    /// <summary>What the response says.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>How the server answered.</summary>
    public required ResponseCode ResponseCode { get; init; }

    /// <summary>The question.</summary>
    public required DnsQuestion Question { get; init; }

    /// <summary>The name the records belong to: the one asked about, or the last of <see cref="Aliases"/>.</summary>
    public required DomainName Name { get; init; }

    /// <summary>Where the name asked about led, step by step; empty when it is no alias.</summary>
    public IReadOnlyList<DomainName> Aliases { get; init; } = [];

    /// <summary>The records of the type asked for at <see cref="Name"/>; of every type for ANY.</summary>
    public IReadOnlyList<DnsRecord> Records { get; init; } = [];

    /// <summary>True when the server is an authority for the name asked about (AA).</summary>
    public bool IsAuthoritative { get; init; }

    /// <summary>True when the resolver says it validated all of it (AD); worth as much as the way to the resolver.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>The reasons the server gives for its answer (RFC 8914).</summary>
    public IReadOnlyList<ExtendedError> ExtendedErrors { get; init; } = [];

    /// <summary>
    /// Seconds the answer may be kept: the least of all records used; for a negative answer also at most the SOA's own
    /// TTL and its minimum (RFC 2308 §5). 0 when nothing says so.
    /// </summary>
    public uint Ttl { get; init; }

    /// <summary>The data of the records, those that could be read as their type.</summary>
    public IEnumerable<T> Data<T>() where T : RecordData => Records.Select(record => record.Data).OfType<T>();

    /// <summary>Reads the octets of a response to this question, with every problem of the message; without a value when
    /// its header cannot be read.</summary>
    public static Parsed<DnsAnswer> Read(ReadOnlySpan<byte> message, DnsQuestion question)
    {
        if (PlainDenial.Read(message, question) is { } denial)
            return new(denial, []);
        var read = DnsMessageReader.Read(message);
        return new(read.Value is { } response ? Of(response, question) : null, read.Problems);
    }

    /// <summary>Reads the response to this question.</summary>
    public static DnsAnswer Of(DnsMessage response, DnsQuestion question)
    {
        var chain = new AliasChain(response.Answers, question);
        var records = chain.Records();
        var kind = KindOf(response, chain, records.Length);
        return new DnsAnswer
        {
            Kind = kind,
            ResponseCode = response.ResponseCode,
            Question = question,
            Name = chain.Name,
            Aliases = chain.Followed,
            Records = records,
            IsAuthoritative = response.IsAuthoritative,
            IsAuthenticated = response.IsAuthenticated,
            ExtendedErrors = response.Edns is { Options.Count: > 0 } edns ? [.. edns.ExtendedErrors] : [],
            Ttl = kind switch
            {
                AnswerKind.Records or AnswerKind.AliasLoop => Math.Min(chain.Ttl, LeastTtl(records)),
                AnswerKind.NoData or AnswerKind.NoSuchName => Math.Min(chain.Ttl, NegativeTtl(response)),
                AnswerKind.Elsewhere or AnswerKind.Truncated or AnswerKind.Failed => 0,
            },
        };
    }

    static AnswerKind KindOf(DnsMessage response, AliasChain chain, int records)
    {
        if (response.ResponseCode == ResponseCode.NoSuchName)
            return AnswerKind.NoSuchName;
        if (response.ResponseCode != ResponseCode.NoError || chain.IsBroken)
            return AnswerKind.Failed;
        if (response.IsTruncated)
            return AnswerKind.Truncated;
        if (chain.IsLoop)
            return AnswerKind.AliasLoop;
        if (records > 0)
            return AnswerKind.Records;
        return PointsElsewhere(response, chain) ? AnswerKind.Elsewhere : AnswerKind.NoData;
    }

    /// <summary>A resolver (RA) has followed everything itself, whether or not it sends the SOA along.</summary>
    static bool PointsElsewhere(DnsMessage response, AliasChain chain) =>
        !response.Flags.HasFlag(HeaderBits.RecursionAvailable) &&
        !response.Authorities.Any(record => record.Type == DnsType.Soa) &&
        (chain.Followed.Count > 0 ||
         (!response.IsAuthoritative && response.Authorities.Any(record => record.Type == DnsType.Ns)));

    static uint LeastTtl(DnsRecord[] records)
    {
        var least = uint.MaxValue;
        foreach (var record in records)
            least = Math.Min(least, record.Ttl);
        return least;
    }

    static uint NegativeTtl(DnsMessage response)
    {
        foreach (var record in response.Authorities)
        {
            if (record.Data is SoaData soa)
                return Math.Min(record.Ttl, soa.Minimum);
        }
        return 0;
    }
}
