using Servanda.Core;

namespace Servanda.Accords.Leaves;

/// <summary>What can be wrong with a leaf (docs/log.md, Leaves), besides its JSON.</summary>
public static class LeafProblems
{
    const string Clause = "docs/log.md, Leaves", Chain = "docs/log.md, Chains";

    /// <summary>The JSON is not in its canonical form (RFC 8785).</summary>
    public static readonly ProblemKind Canonical = new("leaf.canonical", Clause);

    /// <summary>Not an envelope of this format.</summary>
    public static readonly ProblemKind Format = new("leaf.format", Clause);

    /// <summary>A kind nobody defined.</summary>
    public static readonly ProblemKind Kind = new("leaf.kind", Clause);

    /// <summary>A member nobody defined: there is no room for free text.</summary>
    public static readonly ProblemKind Unknown = new("leaf.member.unknown", Clause);

    /// <summary>A member that has to be there is not.</summary>
    public static readonly ProblemKind Missing = new("leaf.member.missing", Clause);

    /// <summary>A member of another type of JSON; null is one.</summary>
    public static readonly ProblemKind Type = new("leaf.type", Clause);

    /// <summary>A string not in Normalisation Form C.</summary>
    public static readonly ProblemKind NormalForm = new("leaf.nfc", Clause);

    /// <summary>Not the form of a name.</summary>
    public static readonly ProblemKind Id = new("leaf.id", Clause);

    /// <summary>Not a SHA-256 digest in lower-case hexadecimal.</summary>
    public static readonly ProblemKind Digest = new("leaf.digest", Clause);

    /// <summary>Not so many octets in lower-case hexadecimal.</summary>
    public static readonly ProblemKind Octets = new("leaf.octets", Clause);

    /// <summary>A number outside its bounds.</summary>
    public static readonly ProblemKind Range = new("leaf.range", Clause);

    /// <summary>None of the words that may stand there.</summary>
    public static readonly ProblemKind Word = new("leaf.word", Clause);

    /// <summary>Not a date (ISO 8601), or one before the other it follows.</summary>
    public static readonly ProblemKind Date = new("leaf.date", Clause);

    /// <summary>More items than a list may have, or none where one has to be.</summary>
    public static readonly ProblemKind Count = new("leaf.count", Clause);

    /// <summary>Members that do not go together.</summary>
    public static readonly ProblemKind Together = new("leaf.together", Clause);

    /// <summary>The subject has a leaf already, and this one does not name it.</summary>
    public static readonly ProblemKind PrevMissing = new("chain.prev.missing", Chain);

    /// <summary>The leaf named is not the last one of the subject.</summary>
    public static readonly ProblemKind PrevWrong = new("chain.prev.wrong", Chain);

    /// <summary>A time before that of the subject's last leaf.</summary>
    public static readonly ProblemKind TimeBack = new("chain.time.back", Chain);

    /// <summary>An index at which no leaf of the kind meant stands, or not one about the same subject.</summary>
    public static readonly ProblemKind Reference = new("chain.reference", Chain);

    /// <summary>A change of key that the key before it did not sign.</summary>
    public static readonly ProblemKind KeyChain = new("chain.key", Chain);

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Canonical, Format, Kind, Unknown, Missing, Type, NormalForm, Id, Digest, Octets, Range, Word, Date, Count, Together,
        PrevMissing, PrevWrong, TimeBack, Reference, KeyChain,
    ];
}
