namespace Servanda.Storage.Applications;

/// <summary>What was done: by an applicant, by a person at the desk, by the program itself.</summary>
public enum DeskAct
{
    /// <summary>An application came by the form.</summary>
    Received,
    /// <summary>A signatory asked in its workspace, or a secretary on its own.</summary>
    Asked,
    /// <summary>The letter that asks to confirm was sent once more, with a new link.</summary>
    LinkAgain,
    /// <summary>Its contact followed the link.</summary>
    Confirmed,
    /// <summary>Somebody took it up.</summary>
    Taken,
    /// <summary>It was given back with reasons.</summary>
    Returned,
    /// <summary>It came again.</summary>
    Resent,
    /// <summary>The first person approved.</summary>
    Approved,
    /// <summary>A second person countersigned.</summary>
    Countersigned,
    /// <summary>It went into the register.</summary>
    Published,
    /// <summary>It was refused with reasons.</summary>
    Refused,
    /// <summary>The applicant took it back.</summary>
    TakenBack,
    /// <summary>Which organisation of the register it is about was settled.</summary>
    Matched,
    /// <summary>Control of a domain was shown.</summary>
    Proven,
    /// <summary>The proof is no longer there.</summary>
    ProofGone,
    /// <summary>The proof is there again.</summary>
    ProofBack,
    /// <summary>A letter that could not be delivered is tried again.</summary>
    LetterAgain,
    /// <summary>A list was read and shown, and nothing changed.</summary>
    ImportPreviewed,
    /// <summary>A list went into the register.</summary>
    ImportApplied,
    /// <summary>What a list brought was taken back, by new records.</summary>
    ImportUndone,
    /// <summary>A setting was changed.</summary>
    SettingChanged,
    /// <summary>An organisation made an attestation.</summary>
    Attested,
    /// <summary>An organisation took back an attestation.</summary>
    AttestationEnded,
    /// <summary>An organisation replied to a finding.</summary>
    Replied,
}
