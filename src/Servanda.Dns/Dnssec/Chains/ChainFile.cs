using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Dns.Dnssec.Chains;

/// <summary>
/// Chains in a file, as canonical JSON (RFC 8785). Each record set stands once, however many chains need it:
/// <code>
/// {"chains":[{"answer":"records|nodata|nxdomain","name":"www.example.org.","observed":"2026-11-22T15:30:00Z",
/// "security":"secure|insecure","sets":[SHA-256 of a set, in hexadecimal, …],"type":"A"}, …],
/// "format":"servanda-dnssec-chains-1","sets":[octets of a set, in base 64, …]}
/// </code>
/// </summary>
public static class ChainFile
{
    /// <summary>The format's name.</summary>
    public const string Format = "servanda-dnssec-chains-1";

    /// <summary>Octets read at the most.</summary>
    public const int MaxOctets = 64 * 1024 * 1024;

    /// <summary>Chains read at the most.</summary>
    public const int MaxChains = 100_000;

    /// <summary>Record sets read at the most.</summary>
    public const int MaxSets = 200_000;

    /// <summary>The octets of a file with these chains.</summary>
    public static byte[] Write(params IReadOnlyList<Chain> chains) => CanonicalJson.WriteHashed(JsonItem.Of(
        ("format", Format),
        ("chains", JsonItem.List(chains.Select(ChainJson.Write))),
        ("sets", JsonItem.List(chains.SelectMany(chain => chain.Sets).DistinctBy(set => set.Digest)
            .Select(set => (JsonItem)Convert.ToBase64String(set.Wire))))));

    /// <summary>Reads a file. No bytes make it throw; there are chains only when all is right to the last octet.</summary>
    public static Parsed<IReadOnlyList<Chain>> Read(ReadOnlySpan<byte> file)
    {
        var json = StrictJson.ReadHashed(file, MaxOctets);
        if (json is not { IsClean: true, Value: { } item })
            return new(null, json.Problems);
        var log = new ProblemLog();
        if (item["format"]?.AsText != Format)
            log.Add(ChainProblems.Format.At(Math.Max(item.Offset, 0)));
        var pool = ReadSets(item["sets"], log);
        var chains = new List<Chain>();
        if (item["chains"] is not { Kind: JsonKind.Array, Items: { Count: <= MaxChains } entries })
            log.Add(ChainProblems.Chains.At(0));
        else
        {
            foreach (var entry in entries)
            {
                if (ChainJson.Read(entry, pool, log) is { } chain)
                    chains.Add(chain);
            }
        }
        if (log.Count == 0 && !file.SequenceEqual(Write(chains)))
            log.Add(ChainProblems.NotCanonical.At(0));
        return new(log.Count == 0 ? chains : null, log.InOrder());
    }

    static Dictionary<Digest, SignedSet> ReadSets(JsonItem? list, ProblemLog log)
    {
        var pool = new Dictionary<Digest, SignedSet>();
        if (list is not { Kind: JsonKind.Array, Items: { Count: <= MaxSets } items })
        {
            log.Add(ChainProblems.Sets.At(0));
            return pool;
        }
        foreach (var item in items)
        {
            if (item.AsText is not { Length: <= DnsMessage.MaxOctets * 2 } text || ReadSet(text) is not { } set ||
                !pool.TryAdd(set.Digest, set))
            {
                log.Add(ChainProblems.Set.At(item.Offset));
            }
        }
        return pool;
    }

    static SignedSet? ReadSet(string text)
    {
        var octets = new byte[text.Length];
        return Convert.TryFromBase64String(text, octets, out var length) ? SetWire.Read(octets.AsSpan(0, length)) : null;
    }
}
