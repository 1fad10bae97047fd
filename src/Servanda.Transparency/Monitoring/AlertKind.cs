namespace Servanda.Transparency.Monitoring;

/// <summary>What a monitor raises an alert about.</summary>
public enum AlertKind
{
    /// <summary>The log signed two trees of which neither extends the other; the signed notes are kept as evidence.</summary>
    Fork,

    /// <summary>A witness and the log, or two witnesses, hold trees of which neither extends the other.</summary>
    SplitView,

    /// <summary>The log shows an older checkpoint than it did, or than a witness cosigned some time ago.</summary>
    WentBack,

    /// <summary>The checkpoint is not the log's: wrong signature, another origin, or not a checkpoint.</summary>
    NotSigned,

    /// <summary>The quorum of witnesses is not met, or a cosignature is wrong.</summary>
    NotWitnessed,

    /// <summary>A witness shows something that is no checkpoint the log signed and it cosigned.</summary>
    WitnessWrong,

    /// <summary>No witness cosigned lately.</summary>
    Stale,

    /// <summary>A tile or bundle the checkpoint needs is missing or malformed.</summary>
    Broken,

    /// <summary>The entries do not lead to the root that was signed.</summary>
    OtherEntries,

    /// <summary>An entry the monitor was asked to look for.</summary>
    Entry,
}
