using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>What a sender gets whom no mechanism names, limits left aside: where a tree of records ends.</summary>
public enum SpfEnd
{
    /// <summary>pass: everybody may send.</summary>
    Pass,
    /// <summary>fail.</summary>
    Fail,
    /// <summary>softfail.</summary>
    SoftFail,
    /// <summary>neutral: ?all, or no all and no redirect (RFC 7208 §4.7).</summary>
    Neutral,
    /// <summary>none: the domain has no SPF record.</summary>
    None,
    /// <summary>permerror: a record that is reached cannot be used.</summary>
    PermError,
    /// <summary>Not known: answers are missing, or the way depends on the message.</summary>
    Unknown,
}

/// <summary>How a record was reached.</summary>
public enum SpfVia
{
    /// <summary>It is the record of the domain itself.</summary>
    Start,
    /// <summary>By an include.</summary>
    Include,
    /// <summary>By a redirect.</summary>
    Redirect,
}

/// <summary>A record met on the walk, in the order of evaluation.</summary>
/// <param name="Name">The name asked.</param>
/// <param name="Via">How it was reached.</param>
/// <param name="Depth">0 for the domain itself.</param>
/// <param name="Selection">What is there; null while it is not known.</param>
/// <param name="Lookups">Terms that query the DNS, in this record and in those under it.</param>
public sealed record SpfStep(DomainName Name, SpfVia Via, int Depth, SpfSelection? Selection, int Lookups);

/// <summary>A problem and the name whose record it is in.</summary>
public sealed record SpfWalkProblem(DomainName At, Problem Problem);

/// <summary>A target that only a message can make known.</summary>
/// <param name="At">The name whose record holds it.</param>
/// <param name="Target">The domain-spec as published.</param>
public sealed record SpfOpenTarget(DomainName At, string Target);

/// <summary>
/// The tree of SPF records under a domain, followed through include and redirect without a message, and held against
/// the limits of RFC 7208 §4.6.4: the most that one evaluation can need. Pure: it is given the answers known so far,
/// says which it still wants, and is run again when there are more.
/// </summary>
public sealed record SpfWalk
{
    /// <summary>Terms that may query the DNS in one evaluation.</summary>
    public const int MaxLookups = 10;

    /// <summary>Lookups that may come back with nothing.</summary>
    public const int MaxVoids = 2;

    /// <summary>Mail exchangers that one mx term may lead to.</summary>
    public const int MaxExchangers = 10;

    /// <summary>Terms after which counting stops: enough to say how far over the limit a record is.</summary>
    public const int MaxCounted = 50;

    /// <summary>The domain walked from.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>Every record met. One that is reached twice stands twice, as it costs twice.</summary>
    public required IReadOnlyList<SpfStep> Steps { get; init; }

    /// <summary>Terms that query the DNS: include, a, mx, ptr, exists, redirect.</summary>
    public required int Lookups { get; init; }

    /// <summary>True when there are more than were counted.</summary>
    public required bool IsCutShort { get; init; }

    /// <summary>Lookups known to give nothing, each question once, among the first ten terms.</summary>
    public required IReadOnlyList<MailQuery> Voids { get; init; }

    /// <summary>Targets that cannot be followed without a message; their terms are counted, their records are not.</summary>
    public required IReadOnlyList<SpfOpenTarget> Open { get; init; }

    /// <summary>Everything wrong with the tree, the problems of each record included.</summary>
    public required IReadOnlyList<SpfWalkProblem> Problems { get; init; }

    /// <summary>Questions without an answer so far; with the answers the walk is to be run again.</summary>
    public required IReadOnlyList<MailQuery> Wanted { get; init; }

    /// <summary>Questions that were asked and got no answer.</summary>
    public required IReadOnlyList<MailQuery> Failed { get; init; }

    /// <summary>Where the tree ends.</summary>
    public required SpfEnd End { get; init; }

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsComplete => Wanted.Count == 0;

    /// <summary>Walks from this domain with the answers known.</summary>
    public static SpfWalk Run(DomainName domain, Func<MailQuery, MailAnswer> answers) =>
        new SpfWalker(domain, answers).Run();
}
