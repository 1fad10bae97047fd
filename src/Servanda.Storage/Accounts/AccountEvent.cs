namespace Servanda.Storage.Accounts;

/// <summary>What can happen to an account.</summary>
public enum AccountEventKind
{
    /// <summary>The person took the invitation.</summary>
    Made,
    /// <summary>The person signed in.</summary>
    SignedIn,
    /// <summary>Too many wrong passwords or codes.</summary>
    Paused,
    /// <summary>A passkey was added.</summary>
    PasskeyAdded,
    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,
    /// <summary>A password, and with it an authenticator, was set.</summary>
    PasswordSet,
    /// <summary>The password and its authenticator were removed.</summary>
    PasswordRemoved,
    /// <summary>New recovery codes.</summary>
    CodesMade,
    /// <summary>A recovery code was used.</summary>
    CodeUsed,
    /// <summary>The person asked for a way back by letter.</summary>
    RecoveryAsked,
    /// <summary>The person came back by a link.</summary>
    Recovered,
    /// <summary>All sessions were ended.</summary>
    SessionsEnded,
    /// <summary>An administrator gave another role.</summary>
    RoleChanged,
    /// <summary>An administrator closed it.</summary>
    Locked,
    /// <summary>An administrator opened it again.</summary>
    Unlocked,
    /// <summary>An administrator sent a link to begin anew.</summary>
    ResetSent,
    /// <summary>The person took their data along.</summary>
    Exported,
    /// <summary>The person erased it.</summary>
    Erased,
}

/// <summary>One line of the audit trail.</summary>
/// <param name="Number">In the order of happening.</param>
/// <param name="Account">The account's id.</param>
/// <param name="Kind">What happened.</param>
/// <param name="ByAccount">Who did it; null for the command line and for the program.</param>
/// <param name="At">When.</param>
/// <param name="Detail">A role's word; null for most.</param>
public sealed record AccountEvent(
    long Number, string Account, AccountEventKind Kind, string? ByAccount, DateTimeOffset At, string? Detail);
