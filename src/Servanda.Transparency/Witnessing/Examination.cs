using Servanda.Core;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;

namespace Servanda.Transparency.Witnessing;

/// <summary>
/// Judges a request whose log is known and whose signature holds, against what was cosigned last, in the order of the
/// standard (C2SP tlog-witness, add-checkpoint). Pure.
/// </summary>
/// <param name="Reply">The refusal; null where the checkpoint may be cosigned.</param>
/// <param name="Checkpoint">The checkpoint that may be; null where it may not.</param>
sealed record Examination(WitnessReply? Reply, Checkpoint? Checkpoint)
{
    public static Examination Run(AddCheckpoint asked, CosignedCheckpoint? last)
    {
        var read = Checkpoints.Checkpoint.Read(asked.Checkpoint.Text.Span);
        if (read.Value is null && !IsEmptyTreeWithARoot(read.Problems))
            return Refused(400, $"malformed checkpoint: {read.Problems[0].Code} ({read.Problems[0].Clause})");
        if (asked.OldSize > (read.Value?.Size ?? 0))
            return Refused(400, "the old size is larger than the checkpoint's");
        var (size, root) = last is null ? (0, Rfc6962.Empty) : (last.Checkpoint.Size, last.Checkpoint.Root);
        if (asked.OldSize != size)
            return new(WitnessReply.Conflict(size), null);
        if (read.Value is not { } checkpoint)
            return Refused(WitnessReply.Unprocessable, "an empty tree has the hash of the empty string for its root (RFC 6962 §2.1)");
        if (size == checkpoint.Size && root != checkpoint.Root)
            return Refused(WitnessReply.Unprocessable, "another root was cosigned for this size");
        return MerkleProof.ShowsConsistency(size, root, checkpoint.Size, checkpoint.Root, asked.Proof)
            ? new(null, checkpoint)
            : Refused(WitnessReply.Unprocessable, "the consistency proof does not show that the checkpoint extends the last one cosigned");
    }

    static bool IsEmptyTreeWithARoot(IReadOnlyList<Problem> problems) =>
        problems is [var only] && only.Code == CheckpointProblems.EmptyRoot.Code;

    static Examination Refused(int status, string why) => new(WitnessReply.Refused(status, why), null);
}
