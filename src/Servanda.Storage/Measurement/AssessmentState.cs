namespace Servanda.Storage.Measurement;

/// <summary>Who may see an assessment.</summary>
public enum AssessmentState
{
    /// <summary>The organisation itself: its notice runs, or a new failure waits for a second assessment.</summary>
    Private,
    /// <summary>Everybody.</summary>
    Public,
    /// <summary>The organisation itself, for good: a later one did not confirm it, or is public already.</summary>
    SetAside,
}

/// <summary>Why an assessment is not public.</summary>
public enum HeldBecause
{
    /// <summary>Its notice period runs.</summary>
    Notice,
    /// <summary>It finds unmet what was not, and no other assessment has said so yet (docs/method.md).</summary>
    Unconfirmed,
    /// <summary>The next assessments that could see it found otherwise.</summary>
    Contradicted,
    /// <summary>A later assessment is public already.</summary>
    Overtaken,
}
