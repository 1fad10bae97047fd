using Servanda.Core;

namespace Servanda.Mail.Evaluation;

/// <summary>What can be wrong with an Authentication-Results field (RFC 8601).</summary>
public static class AuthenticationProblems
{
    /// <summary>A field over 64 KiB, or with more than 200 results or properties.</summary>
    public static readonly ProblemKind Size = new("auth-results.size", "reader limit, RFC 8601 §2.2");

    /// <summary>No authserv-id.</summary>
    public static readonly ProblemKind Server = new("auth-results.server", "RFC 8601 §2.5");

    /// <summary>A version that is no number, or one that is not known: nothing is read.</summary>
    public static readonly ProblemKind Version = new("auth-results.version", "RFC 8601 §2.5");

    /// <summary>A result that cannot be read: it is left out.</summary>
    public static readonly ProblemKind Result = new("auth-results.result", "RFC 8601 §2.2");

    /// <summary>A property that cannot be read: it and the rest of its result are left out.</summary>
    public static readonly ProblemKind Property = new("auth-results.property", "RFC 8601 §2.2");

    /// <summary>A comment or quoted string that is not closed, or comments nested deeper than 32.</summary>
    public static readonly ProblemKind Unclosed = new("auth-results.unclosed", "RFC 5322 §3.2");

    /// <summary>Neither results nor none.</summary>
    public static readonly ProblemKind Empty = new("auth-results.empty", "RFC 8601 §2.2");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [Size, Server, Version, Result, Property, Unclosed, Empty];
}
