using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;

namespace Servanda.Transparency.Policies;

/// <summary>A checkpoint signed and witnessed as a policy asks. Made only by <see cref="LogPolicy"/>.</summary>
public sealed class AcceptedCheckpoint
{
    internal AcceptedCheckpoint(VerifiedCheckpoint signed, IReadOnlyList<Cosignature> cosignatures) =>
        (Signed, Cosignatures) = (signed, cosignatures);

    /// <summary>The checkpoint as the log signed it.</summary>
    public VerifiedCheckpoint Signed { get; }

    /// <summary>What the log says.</summary>
    public Checkpoint Checkpoint => Signed.Checkpoint;

    /// <summary>The cosignatures of the policy's witnesses, each with its time.</summary>
    public IReadOnlyList<Cosignature> Cosignatures { get; }
}
