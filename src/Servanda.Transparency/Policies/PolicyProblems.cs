using Servanda.Core;

namespace Servanda.Transparency.Policies;

/// <summary>What can be wrong with a policy, and with a checkpoint under it.</summary>
public static class PolicyProblems
{
    const string Structure = "C2SP tlog-policy, Structure";
    const string Keys = "C2SP tlog-policy, Public key representation";
    const string LogLine = "C2SP tlog-policy, Defining a log";
    const string WitnessLine = "C2SP tlog-policy, Defining a witness";
    const string GroupLine = "C2SP tlog-policy, Defining a witness group";
    const string QuorumLine = "C2SP tlog-policy, Defining the quorum";

    /// <summary>Longer than any we read.</summary>
    public static readonly ProblemKind Length = new("policy.length", "reader limit");

    /// <summary>More logs, witnesses or groups than we read.</summary>
    public static readonly ProblemKind Count = new("policy.count", "C2SP tlog-policy, Implementation limits");

    /// <summary>A control character other than tab and newline.</summary>
    public static readonly ProblemKind Octet = new("policy.octet", "C2SP tlog-policy, Character set");

    /// <summary>A line that begins with no word of the format.</summary>
    public static readonly ProblemKind Line = new("policy.line", Structure);

    /// <summary>A line with too few words, or too many.</summary>
    public static readonly ProblemKind Words = new("policy.words", Structure);

    /// <summary>No verifier key, or one of a kind that logs or witnesses do not sign with.</summary>
    public static readonly ProblemKind Key = new("policy.key", Keys);

    /// <summary>The same public key for a second log.</summary>
    public static readonly ProblemKind LogTwice = new("policy.log.twice", LogLine);

    /// <summary>The same public key for a second witness.</summary>
    public static readonly ProblemKind WitnessTwice = new("policy.witness.twice", WitnessLine);

    /// <summary>A name that is taken, or the word none.</summary>
    public static readonly ProblemKind Name = new("policy.name.taken", GroupLine);

    /// <summary>No all, any, or number from 1 to that of the members.</summary>
    public static readonly ProblemKind Threshold = new("policy.group.threshold", GroupLine);

    /// <summary>A member or quorum that is not defined on a line before.</summary>
    public static readonly ProblemKind Unknown = new("policy.name.unknown", GroupLine);

    /// <summary>A name that is a member already.</summary>
    public static readonly ProblemKind MemberTwice = new("policy.member.twice", GroupLine);

    /// <summary>No quorum line, or a second one.</summary>
    public static readonly ProblemKind OneQuorum = new("policy.quorum.count", QuorumLine);

    /// <summary>The checkpoint is of no log that the policy has a key for.</summary>
    public static readonly ProblemKind UnknownLog = new("policy.log.unknown", LogLine);

    /// <summary>Not enough of the witnesses cosigned.</summary>
    public static readonly ProblemKind Quorum = new("policy.quorum.missing", QuorumLine);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Length, Count, Octet, Line, Words, Key, LogTwice, WitnessTwice, Name, Threshold, Unknown, MemberTwice, OneQuorum,
        UnknownLog, Quorum,
    ];
}
