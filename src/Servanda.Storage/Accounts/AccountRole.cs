namespace Servanda.Storage.Accounts;

/// <summary>What an account may do; which pages that opens is said by the portal's policies.</summary>
public enum AccountRole
{
    /// <summary>Speaks for one organisation in its workspace.</summary>
    Signatory,
    /// <summary>Judges applications at the desk.</summary>
    Reviewer,
    /// <summary>Judges, publishes and withdraws.</summary>
    Secretary,
    /// <summary>All that, and settings and accounts.</summary>
    Administrator,
}

/// <summary>How roles are written in the database, on the command line and in claims.</summary>
public static class AccountRoles
{
    /// <summary>All of them, the least first.</summary>
    public static IReadOnlyList<AccountRole> All { get; } =
        [AccountRole.Signatory, AccountRole.Reviewer, AccountRole.Secretary, AccountRole.Administrator];

    /// <summary>The role's word.</summary>
    public static string WordOf(AccountRole role) => role switch
    {
        AccountRole.Signatory => "signatory",
        AccountRole.Reviewer => "reviewer",
        AccountRole.Secretary => "secretary",
        AccountRole.Administrator => "administrator",
    };

    /// <summary>The role of a word; null where it is none.</summary>
    public static AccountRole? Find(string? word) => All.Select(role => (AccountRole?)role).FirstOrDefault(role => WordOf(role!.Value) == word);
}
