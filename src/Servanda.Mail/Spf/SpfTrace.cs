using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>What became of one term.</summary>
public enum SpfTermOutcome
{
    /// <summary>It does not match: the next one is tried.</summary>
    NoMatch,
    /// <summary>It matches.</summary>
    Match,
    /// <summary>The record of another name is evaluated; its terms follow.</summary>
    Followed,
    /// <summary>The DNS did not answer.</summary>
    TempError,
    /// <summary>It cannot be evaluated.</summary>
    PermError,
}

/// <summary>One term as it was evaluated.</summary>
/// <param name="Depth">0 in the record of the domain itself, one more for each include or redirect.</param>
/// <param name="Domain">The name whose record holds it.</param>
/// <param name="Term">As published.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Target">The name looked up, macros expanded; null where there is none.</param>
public sealed record SpfTraceStep(int Depth, DomainName Domain, string Term, SpfTermOutcome Outcome, DomainName? Target);
