using Servanda.Core;

namespace Servanda.Transparency.Witnessing;

/// <summary>What can be wrong with a request to a witness, with what a witness keeps, and with its list of logs.</summary>
public static class WitnessProblems
{
    const string Add = "C2SP tlog-witness, add-checkpoint";
    const string Retrieval = "C2SP tlog-witness, Monitor Retrieval Mechanism";
    const string List = "list of logs";

    /// <summary>Longer than any we read.</summary>
    public static readonly ProblemKind Length = new("witness.request.length", "reader limit");

    /// <summary>The first line is not <c>old</c>, a space and a number below 2^63 without leading zeroes.</summary>
    public static readonly ProblemKind OldSize = new("witness.request.old", Add);

    /// <summary>A proof line is no base64 of 32 octets.</summary>
    public static readonly ProblemKind Hash = new("witness.request.hash", Add);

    /// <summary>More than 63 proof lines.</summary>
    public static readonly ProblemKind Proof = new("witness.request.proof", Add);

    /// <summary>No empty line before the checkpoint.</summary>
    public static readonly ProblemKind Unseparated = new("witness.request.unseparated", Add);

    /// <summary>A cosigned checkpoint is of another log.</summary>
    public static readonly ProblemKind OtherOrigin = new("witness.cosigned.origin", Retrieval);

    /// <summary>A cosigned checkpoint lacks the witness's cosignature.</summary>
    public static readonly ProblemKind Uncosigned = new("witness.cosigned.unsigned", Retrieval);

    /// <summary>A line of the list does not begin with a log's verifier key.</summary>
    public static readonly ProblemKind LogKey = new("witness.logs.key", List);

    /// <summary>A key stands twice in the list.</summary>
    public static readonly ProblemKind LogTwice = new("witness.logs.twice", List);

    /// <summary>More logs than <see cref="WatchedLogs.MaxLogs"/>, or a line longer than any we read.</summary>
    public static readonly ProblemKind LogsLength = new("witness.logs.length", "reader limit");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
        [Length, OldSize, Hash, Proof, Unseparated, OtherOrigin, Uncosigned, LogKey, LogTwice, LogsLength];
}
