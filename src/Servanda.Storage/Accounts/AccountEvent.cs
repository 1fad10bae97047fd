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
    /// <summary>The person gave another name.</summary>
    NameChanged,
    /// <summary>The person chose another language of letters.</summary>
    LanguageChanged,
    /// <summary>The person asked for another address, which a letter to it has to confirm.</summary>
    MailAsked,
    /// <summary>The new address was confirmed.</summary>
    MailChanged,
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

/// <summary>Which lines of the audit trail are wanted; what is null does not matter.</summary>
public sealed record AccountEventFilter
{
    /// <summary>The account's id.</summary>
    public string? Account { get; init; }

    /// <summary>What happened.</summary>
    public AccountEventKind? Kind { get; init; }

    /// <summary>Only lines with a lower number, for the next page.</summary>
    public long? Before { get; init; }
}
