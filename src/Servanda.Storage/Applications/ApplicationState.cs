namespace Servanda.Storage.Applications;

/// <summary>How far an application is.</summary>
public enum ApplicationState
{
    /// <summary>The contact has not yet followed the link in the letter.</summary>
    Unconfirmed,
    /// <summary>Confirmed, and nobody at the desk has taken it up.</summary>
    Confirmed,
    /// <summary>Somebody at the desk looks at it.</summary>
    InReview,
    /// <summary>Given back to the applicant with reasons; it may come again.</summary>
    Returned,
    /// <summary>One person has approved, and a second one has to countersign.</summary>
    Approved,
    /// <summary>It is in the register.</summary>
    Published,
    /// <summary>It will not be, for the reasons given.</summary>
    Refused,
    /// <summary>The applicant took it back.</summary>
    TakenBack,
}

/// <summary>What an application asks for.</summary>
public enum ApplicationKind
{
    /// <summary>To sign an accord.</summary>
    Sign,
    /// <summary>To change what is said of a signature.</summary>
    Amend,
    /// <summary>To let a signature rest.</summary>
    Suspend,
    /// <summary>To end its rest.</summary>
    Resume,
    /// <summary>To leave an accord.</summary>
    Withdraw,
    /// <summary>To have another organisation take its place: a merger, a takeover.</summary>
    Succeed,
}
