using Servanda.Core;

namespace Servanda.Dns.Dnssec.Anchors;

/// <summary>What can be wrong with the file of an <see cref="AnchorBook"/>.</summary>
public static class AnchorProblems
{
    const string Clause = "RFC 5011 §4, docs/operating.md";

    /// <summary>Not a book of this format.</summary>
    public static readonly ProblemKind Format = new("dnssec.book.format", Clause);

    /// <summary>A member that is missing, of another type, or out of bounds.</summary>
    public static readonly ProblemKind Member = new("dnssec.book.member", Clause);

    /// <summary>More keys than a book holds, or none.</summary>
    public static readonly ProblemKind Keys = new("dnssec.book.keys", Clause);

    /// <summary>The bytes are not those that were written: cut off, changed, or edited by hand.</summary>
    public static readonly ProblemKind Changed = new("dnssec.book.changed", Clause);

    /// <summary>Others than its owner may read or change the file.</summary>
    public static readonly ProblemKind Mode = new("dnssec.book.mode", Clause);

    /// <summary>Every one.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [Format, Member, Keys, Changed, Mode];
}
