using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Merkle;

namespace Servanda.Transparency.Sequencing;

/// <summary>The consistency proof from a tree of this size to the checkpoint's (RFC 6962 §2.1.2).</summary>
public delegate Task<IReadOnlyList<TreeHash>> ProveFrom(long oldSize, CancellationToken cancel);

/// <summary>Asks witnesses to cosign what the log signed (C2SP tlog-witness, add-checkpoint).</summary>
public interface ICheckpointWitnesses
{
    /// <summary>Asks all of them. A witness that is silent or refuses is told about, and is no exception.</summary>
    /// <param name="checkpoint">The checkpoint as the log signed it.</param>
    /// <param name="prove">Makes the proof a witness needs.</param>
    /// <param name="isEnough">Whether these cosignatures are enough; the others need not be waited for long.</param>
    /// <param name="cancel">The log stops.</param>
    Task<WitnessRound> CosignAsync(
        CheckpointNote checkpoint, ProveFrom prove, Func<IReadOnlyList<Cosignature>, bool> isEnough, CancellationToken cancel);
}

/// <summary>What the witnesses answered.</summary>
/// <param name="Cosignatures">Cosignatures that hold for the checkpoint.</param>
/// <param name="Refusals">For each of the others its name and what came of it.</param>
public sealed record WitnessRound(IReadOnlyList<Cosignature> Cosignatures, IReadOnlyList<string> Refusals);
