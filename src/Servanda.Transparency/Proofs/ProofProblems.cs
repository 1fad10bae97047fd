using Servanda.Core;

namespace Servanda.Transparency.Proofs;

/// <summary>What can be wrong with a <c>.tlog-proof</c>.</summary>
public static class ProofProblems
{
    const string Format = "C2SP tlog-proof, Format";
    const string Verifying = "C2SP tlog-proof, Verifying a tlog proof";

    /// <summary>Longer than any we read.</summary>
    public static readonly ProblemKind Length = new("proof.length", "reader limit");

    /// <summary>The first line is another.</summary>
    public static readonly ProblemKind Header = new("proof.header", Format);

    /// <summary>The extra data are no base64, or more than we read.</summary>
    public static readonly ProblemKind Extra = new("proof.extra", Format);

    /// <summary>No index where one must be, or no number below 2^63 without leading zeroes.</summary>
    public static readonly ProblemKind Index = new("proof.index", Format);

    /// <summary>A line is no hash of 32 octets in base64.</summary>
    public static readonly ProblemKind Hash = new("proof.hash", Format);

    /// <summary>More hashes than the way to the root of any tree has.</summary>
    public static readonly ProblemKind Hashes = new("proof.hash.count", "RFC 6962 §2.1.1");

    /// <summary>No empty line after the hashes, or nothing behind it.</summary>
    public static readonly ProblemKind Checkpoint = new("proof.checkpoint.missing", Format);

    /// <summary>The log had not come to this index at the checkpoint.</summary>
    public static readonly ProblemKind Beyond = new("proof.index.beyond", Verifying);

    /// <summary>The hashes do not lead from the entry to the root.</summary>
    public static readonly ProblemKind Inclusion = new("proof.inclusion.wrong", Verifying);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
        [Length, Header, Extra, Index, Hash, Hashes, Checkpoint, Beyond, Inclusion];
}
