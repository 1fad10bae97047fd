using Servanda.Core;

namespace Servanda.Dns.Dnssec.Chains;

/// <summary>What can be wrong with a file of chains (docs/dnssec-chain.md).</summary>
public static class ChainProblems
{
    const string Clause = "servanda-dnssec-chains-1";

    /// <summary>Another format, or a version not known.</summary>
    public static readonly ProblemKind Format = new("dnssec.chain.format", Clause);

    /// <summary>No list of chains, or one too long.</summary>
    public static readonly ProblemKind Chains = new("dnssec.chain.chains", Clause);

    /// <summary>No list of record sets, or one too long.</summary>
    public static readonly ProblemKind Sets = new("dnssec.chain.sets", Clause);

    /// <summary>A record set that is not one, is not in canonical form, or stands twice.</summary>
    public static readonly ProblemKind Set = new("dnssec.chain.set", "RFC 4034 §6");

    /// <summary>A chain without a name, type, moment, answer or result.</summary>
    public static readonly ProblemKind Head = new("dnssec.chain.head", Clause);

    /// <summary>A digest of no record set in the file.</summary>
    public static readonly ProblemKind Unknown = new("dnssec.chain.unknown", Clause);

    /// <summary>Something more or other than the format has.</summary>
    public static readonly ProblemKind NotCanonical = new("dnssec.chain.canonical", "RFC 8785");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [Format, Chains, Sets, Set, Head, Unknown, NotCanonical];
}
