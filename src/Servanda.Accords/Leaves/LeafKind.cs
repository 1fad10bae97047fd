namespace Servanda.Accords.Leaves;

/// <summary>What a leaf of the log records (docs/log.md, Leaves).</summary>
public enum LeafKind
{
    /// <summary>A version of an accord's text.</summary>
    AccordText,
    /// <summary>Who an organisation is.</summary>
    OrganisationIdentity,
    /// <summary>An organisation signs an accord.</summary>
    Signature,
    /// <summary>What an earlier leaf said of a signature was wrong.</summary>
    SignatureCorrection,
    /// <summary>An organisation leaves an accord.</summary>
    Withdrawal,
    /// <summary>A list of signatories as it was imported: asserted by its source, not witnessed by us.</summary>
    ImportBaseline,
    /// <summary>The rules and the catalogue that judge.</summary>
    Method,
    /// <summary>A bundle of evidence, named by its manifest.</summary>
    EvidenceSnapshot,
    /// <summary>What the evidence shows of an accord.</summary>
    Score,
    /// <summary>A dated claim by an organisation.</summary>
    Attestation,
    /// <summary>An organisation's answer to a leaf about it.</summary>
    Reply,
    /// <summary>An advisory about a vulnerability.</summary>
    Advisory,
    /// <summary>A signing key was made, changed or given up.</summary>
    KeyEvent,
    /// <summary>The salts and values behind a leaf's commitments were deleted.</summary>
    ErasureTombstone,
    /// <summary>The state of a collection at one time.</summary>
    StateRoot,
}
