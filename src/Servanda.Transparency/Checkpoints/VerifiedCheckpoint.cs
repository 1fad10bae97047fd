using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Checkpoints;

/// <summary>A checkpoint that the log signed. Made only by verifying; witnesses are another question
/// (<see cref="Policies.LogPolicy"/>).</summary>
public sealed class VerifiedCheckpoint
{
    internal VerifiedCheckpoint(CheckpointNote note, IReadOnlyList<NoteVerifierKey> signers) =>
        (Note, Signers) = (note, signers);

    /// <summary>The note with all its signatures, those of witnesses too.</summary>
    public CheckpointNote Note { get; }

    /// <summary>What the log says.</summary>
    public Checkpoint Checkpoint => Note.Checkpoint;

    /// <summary>The log's keys that signed.</summary>
    public IReadOnlyList<NoteVerifierKey> Signers { get; }
}
