namespace Servanda.Transparency.Witnessing;

/// <summary>How asking a witness failed.</summary>
public enum WitnessFault
{
    /// <summary>It was not asked: our own tiles gave no proof.</summary>
    NotAsked,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>No whole answer in time.</summary>
    Slow,

    /// <summary>A status that is none of the standard's for a good request, such as 403, 404, 422, 429 or 500.</summary>
    Refused,

    /// <summary>An answer that is no answer: too long, no signature lines, no size.</summary>
    Garbage,

    /// <summary>Signature lines, but none by the key this witness is known by.</summary>
    OtherKey,

    /// <summary>A line of its key whose signature does not hold for our checkpoint: it signed something else.</summary>
    WrongSignature,

    /// <summary>A time too far from ours.</summary>
    WrongTime,

    /// <summary>It has cosigned a larger tree of this log than ours: somebody else signs with the log's key, or the log was
    /// rolled back.</summary>
    AheadOfUs,

    /// <summary>It has forgotten what it cosigned: its state was rolled back.</summary>
    RolledBack,
}
