using Servanda.Core;

namespace Servanda.Dns.MasterFiles;

/// <summary>What can be wrong with a master file (RFC 1035 §5). Offsets are octets of the file.</summary>
public static class MasterFileProblems
{
    /// <summary>A file or an entry larger than is read.</summary>
    public static readonly ProblemKind Size = new("master.size", "RFC 1035 §5.1");

    /// <summary>A quoted string or a parenthesis that is not closed, or one closed that was not opened.</summary>
    public static readonly ProblemKind Unbalanced = new("master.unbalanced", "RFC 1035 §5.1");

    /// <summary>A directive that is not read: $INCLUDE, or none of $TTL and $ORIGIN.</summary>
    public static readonly ProblemKind Directive = new("master.directive", "RFC 1035 §5.1");

    /// <summary>A name that is none.</summary>
    public static readonly ProblemKind Name = new("master.name", "RFC 1035 §5.1");

    /// <summary>An entry without an owner, where no entry before it has one.</summary>
    public static readonly ProblemKind OwnerMissing = new("master.owner.missing", "RFC 1035 §5.1");

    /// <summary>A time to live that is no number within 31 bits.</summary>
    public static readonly ProblemKind Ttl = new("master.ttl", "RFC 2308 §4");

    /// <summary>An entry without a type, or with one that does not exist.</summary>
    public static readonly ProblemKind Type = new("master.type", "RFC 1035 §5.1");

    /// <summary>A class other than IN.</summary>
    public static readonly ProblemKind Class = new("master.class", "RFC 1035 §5.2");

    /// <summary>Data that does not fit its type.</summary>
    public static readonly ProblemKind Data = new("master.data", "RFC 1035 §5.1");

    /// <summary>Data in the generic form whose length is wrong or whose octets are no hexadecimal.</summary>
    public static readonly ProblemKind Generic = new("master.generic", "RFC 3597 §5");

    /// <summary>A character string over 255 octets. It is read as several, as most tools would publish it.</summary>
    public static readonly ProblemKind LongString = new("master.string.long", "RFC 1035 §5.1");

    /// <summary>Data of a type that is read in the generic form only. The name exists; the data is not known.</summary>
    public static readonly ProblemKind Unread = new("master.data.unread", "RFC 3597 §5");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Size, Unbalanced, Directive, Name, OwnerMissing, Ttl, Type, Class, Data, Generic, LongString, Unread,
    ];

    /// <summary>True for a problem that costs no record: what the file says is known all the same.</summary>
    public static bool IsHarmless(Problem problem) => problem.Code == LongString.Code || problem.Code == Unread.Code;
}
