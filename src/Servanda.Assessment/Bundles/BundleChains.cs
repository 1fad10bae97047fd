using Servanda.Assessment.Observations;
using Servanda.Core.Json;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Assessment.Bundles;

/// <summary>
/// <c>observations/chains.json</c>: what proves the answers of a bundle, each record set once (docs/dnssec-chain.md). An entry
/// of the index names its chain by its place in the list.
/// </summary>
sealed class BundleChains
{
    public const string Path = "observations/chains.json";

    readonly List<Chain> _chains = [];

    /// <summary>What the index says of a validated answer: the result in a word, its reason as a number, its chain.</summary>
    public IEnumerable<(string, JsonItem?)> Of(Observation observation)
    {
        if (observation is not Observation.Seen { Proof: { } proof })
            yield break;
        yield return ("dnssec", Word(proof.Security));
        yield return ("dnssecCode", proof.Code is { } code ? (JsonItem)code : null);
        if (proof.Chain is not { } chain)
            yield break;
        yield return ("chain", _chains.Count);
        _chains.Add(chain);
    }

    /// <summary>The file; null when there is no chain to keep.</summary>
    public byte[]? Write() => _chains.Count == 0 ? null : ChainFile.Write(_chains);

    /// <summary>The word machines read.</summary>
    public static string Word(Security security) => security switch
    {
        Security.Secure => "secure",
        Security.Insecure => "insecure",
        Security.Bogus => "bogus",
        Security.Indeterminate => "indeterminate",
    };
}
