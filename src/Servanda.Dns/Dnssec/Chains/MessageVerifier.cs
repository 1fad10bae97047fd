using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Chains;

/// <summary>Holds an answer as it came on the wire to a chain that was kept beside it, offline.</summary>
public static class MessageVerifier
{
    /// <summary>
    /// What the chain proves, when the message says the same: the same aliases lead to the same records, or to the same
    /// absence. Bogus when it says anything else.
    /// </summary>
    /// <param name="message">The response.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="anchors">The keys trusted.</param>
    public static Validation Verify(ReadOnlySpan<byte> message, Chain chain, TrustAnchors anchors)
    {
        var proven = ChainVerifier.Verify(chain, anchors);
        return proven.Security is Security.Bogus or Security.Indeterminate || Says(message, chain)
            ? proven
            : ValidationMaker.Make(Ruling.Bogus(Ruling.Forged, "the answer does not say what its chain proves"), null);
    }

    static bool Says(ReadOnlySpan<byte> message, Chain chain)
    {
        if (DnsMessageReader.Read(message).Value is not { } read || MessageSets.Read(message).Value is not { } sets)
            return false;
        var answer = DnsAnswer.Of(read, chain.Question);
        if (answer.Kind != chain.Answer)
            return false;
        var name = chain.Question.Name;
        foreach (var next in answer.Aliases)
        {
            if (!Leads(chain, name, next))
                return false;
            name = next;
        }
        return chain.Answer != AnswerKind.Records ||
            (sets.Find(name, chain.Question.Type) is { } set && Find(chain, name, chain.Question.Type) is { } same && Equal(set, same));
    }

    /// <summary>True when an alias of the chain leads from one name to the other (RFC 1034 §3.6.2, RFC 6672 §2.2).</summary>
    static bool Leads(Chain chain, DomainName from, DomainName to)
    {
        if (Find(chain, from, DnsType.Cname) is { } cname)
            return cname.Read<CnameData>().Any(one => one.Target.Equals(to));
        for (var above = from.Parent; above is not null; above = above.Parent)
        {
            if (Find(chain, above, DnsType.Dname) is not { } dname)
                continue;
            var (text, rest) = (from.ToString(), above.IsRoot ? 0 : above.ToString().Length + 1);
            return dname.Read<DnameData>().Any(one => one.Target.Under(text[..^rest])?.Equals(to) == true);
        }
        return false;
    }

    static SignedSet? Find(Chain chain, DomainName name, DnsType type) =>
        chain.Sets.FirstOrDefault(set => set.Type == type && set.Name.Equals(name));

    static bool Equal(SignedSet one, SignedSet other)
    {
        if (one.Data.Length != other.Data.Length)
            return false;
        for (var i = 0; i < one.Data.Length; i++)
        {
            if (!one.Data[i].AsSpan().SequenceEqual(other.Data[i]))
                return false;
        }
        return true;
    }
}
