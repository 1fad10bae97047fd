using Servanda.Core;

namespace Servanda.Mail.Arc;

/// <summary>What can be wrong with ARC fields beyond what can be with any signature (RFC 8617 §4.1).</summary>
public static class ArcProblems
{
    /// <summary>A cv that is none of none, pass and fail.</summary>
    public static readonly ProblemKind ChainValue = new("arc.seal.cv", "RFC 8617 §4.1.3");

    /// <summary>An h in a seal, which signs what it always signs.</summary>
    public static readonly ProblemKind SealFields = new("arc.seal.h", "RFC 8617 §4.1.3");

    /// <summary>ARC-Authentication-Results that do not begin with i and a number from 1 to 50.</summary>
    public static readonly ProblemKind ResultsInstance = new("arc.results.i", "RFC 8617 §4.1.1");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [ChainValue, SealFields, ResultsInstance];
}
