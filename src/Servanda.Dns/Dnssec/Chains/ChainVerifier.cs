using Servanda.Dns.Dnssec.Zones;

namespace Servanda.Dns.Dnssec.Chains;

/// <summary>Checks chains offline, with nothing but the anchors and a moment. No chain makes it throw.</summary>
public static class ChainVerifier
{
    /// <summary>
    /// What the chain proves. Bogus for one that proves anything else than it says, and for one that holds a set its proof
    /// does not need: a chain is one piece, and no octet of its sets can be changed unseen.
    /// </summary>
    /// <param name="chain">The chain.</param>
    /// <param name="anchors">The keys trusted.</param>
    /// <param name="at">The moment its signatures must be valid for; null for when the answer came.</param>
    public static Validation Verify(Chain chain, TrustAnchors anchors, DateTimeOffset? at = null)
    {
        if (chain.Sets.Count > Chain.MaxSets)
            return ValidationMaker.Make(Ruling.Bogus(Ruling.Forged, "the chain is longer than any is"), null);
        var moment = at ?? chain.Observed;
        var code = chain.Answer == AnswerKind.NoSuchName ? ResponseCode.NoSuchName : ResponseCode.NoError;
        var sets = new MessageSets(code, HeaderBits.RecursionAvailable, true, [.. chain.Sets]);
        var evidence = new Evidence(sets, null, moment);
        var zones = new ZoneFinder(anchors, moment, _ => evidence, null);
        var evaluation = new Evaluation(chain.Question, sets, zones);
        var ruling = evaluation.Run() ?? Ruling.Bogus(Ruling.UnknownSecurity, "the chain is not whole");
        return ValidationMaker.Make(Whole(chain, evaluation, ruling), evaluation);
    }

    static Ruling Whole(Chain chain, Evaluation evaluation, Ruling ruling)
    {
        if (ruling.Security is Security.Bogus or Security.Indeterminate)
            return ruling;
        if (ruling.Security != chain.Security || evaluation.Kind != chain.Answer)
            return Ruling.Bogus(Ruling.Forged, "the chain does not prove what it says");
        var used = ChainMaker.Collect(chain.Question, evaluation).Select(set => set.Digest).ToHashSet();
        return used.SetEquals(chain.Sets.Select(set => set.Digest)) && used.Count == chain.Sets.Count
            ? ruling
            : Ruling.Bogus(Ruling.Forged, "the chain holds records that its proof does not need");
    }
}
