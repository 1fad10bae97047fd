using Servanda.Dns.Dnssec.Zones;

namespace Servanda.Dns.Dnssec.Chains;

/// <summary>Makes the chain of what an evaluation used.</summary>
static class ChainMaker
{
    /// <summary>Null for an answer of which nothing is proven.</summary>
    public static Chain? Make(DnsQuestion question, DateTimeOffset at, Security security, Evaluation evaluation)
    {
        if (security is Security.Bogus or Security.Indeterminate ||
            evaluation.Kind is not (AnswerKind.Records or AnswerKind.NoData or AnswerKind.NoSuchName))
        {
            return null;
        }
        var sets = Collect(question, evaluation);
        return sets.Count > Chain.MaxSets ? null : new Chain
        {
            Question = question,
            Observed = DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds()),
            Answer = evaluation.Kind,
            Security = security,
            Sets = sets,
        };
    }

    /// <summary>All that was used, each once, in order.</summary>
    public static List<SignedSet> Collect(DnsQuestion question, Evaluation evaluation)
    {
        List<SignedSet> answer = [], path = [], denial = [];
        foreach (var set in evaluation.Used)
            (set.Type == question.Type || !IsDenial(set) ? answer : denial).Add(set);
        foreach (var zone in evaluation.Zones)
        {
            if (zone is ZoneState.Insecure insecure)
            {
                foreach (var set in insecure.Proof)
                    (IsDenial(set) ? denial : path).Add(set);
            }
            for (var at = zone as ZoneState.Secure ?? (zone as ZoneState.Insecure)?.Parent; at is not null; at = at.Parent)
            {
                path.Add(at.Dnskey);
                if (at.Ds is { } ds)
                    path.Add(ds);
            }
        }
        return [.. answer.Concat(path).Concat(denial).DistinctBy(set => set.Digest)];
    }

    static bool IsDenial(SignedSet set) => set.Type == DnsType.Nsec || set.Type == DnsType.Nsec3;
}
