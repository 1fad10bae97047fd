using Servanda.Transparency.Policies;

namespace Servanda.Transparency.Proofs;

/// <summary>An entry is in a log that the policy accepts, as witnessed as it asks. Made only by verifying.</summary>
public sealed class VerifiedProof
{
    internal VerifiedProof(TlogProof proof, AcceptedCheckpoint accepted) => (Proof, Accepted) = (proof, accepted);

    /// <summary>The proof.</summary>
    public TlogProof Proof { get; }

    /// <summary>The checkpoint, the log that signed it and the witnesses that cosigned it.</summary>
    public AcceptedCheckpoint Accepted { get; }
}
