using Servanda.Dns.Dnssec.Zones;

namespace Servanda.Dns.Dnssec.Chains;

/// <summary>Holds an answer as it came on the wire to a chain that was kept beside it, offline.</summary>
public static class MessageVerifier
{
    /// <summary>
    /// How far the message can be trusted, when the keys and delegations of the chain lead to it. Secure only where the chain
    /// proves what it says, to the last octet, and the message says the same.
    /// </summary>
    /// <param name="message">The response, with the signatures that came in it.</param>
    /// <param name="chain">The chain, of the same question and moment.</param>
    /// <param name="anchors">The keys trusted.</param>
    public static Validation Verify(ReadOnlySpan<byte> message, Chain chain, TrustAnchors anchors)
    {
        var proven = ChainVerifier.Verify(chain, anchors);
        if (proven.Security is Security.Bogus or Security.Indeterminate || MessageSets.Read(message).Value is not { } sets)
            return proven;
        var evidence = new Evidence(new MessageSets(ResponseCode.NoError, HeaderBits.RecursionAvailable, [.. chain.Sets]), null, chain.Observed);
        var zones = new ZoneFinder(anchors, chain.Observed, _ => evidence, null);
        var evaluation = new Evaluation(chain.Question, sets, zones);
        var ruling = evaluation.Run() ?? Ruling.Bogus(Ruling.UnknownSecurity, "the chain is not whole");
        if (ruling.Security == chain.Security && evaluation.Kind != chain.Answer)
            ruling = Ruling.Bogus(Ruling.Forged, "the message does not say what the chain proves");
        return ValidationMaker.Make(ruling, evaluation);
    }
}
