namespace Servanda.Storage.Accounts;

/// <summary>What an administrator does to the account of somebody else. Every session of it ends with the change.</summary>
public static class AccountAdministration
{
    /// <summary>Closes an account, or opens it again; false where it was changed in between.</summary>
    public static Task<bool> TryLockAsync(
        Database database, Account account, bool isLocked, string? by, DateTimeOffset now, CancellationToken cancel) => TryChangeAsync(
            database, account with { LockedAt = isLocked ? now : null },
            isLocked ? AccountEventKind.Locked : AccountEventKind.Unlocked, by, now, null, cancel);

    /// <summary>Gives an account another role; false where it was changed in between, or is of the last administrator.</summary>
    public static Task<bool> TryChangeRoleAsync(
        Database database, Account account, AccountRole role, string? organisation, string? by, DateTimeOffset now,
        CancellationToken cancel) => TryChangeAsync(
            database, account with { Role = role, Organisation = role == AccountRole.Signatory ? organisation : null },
            AccountEventKind.RoleChanged, by, now, AccountRoles.WordOf(role), cancel);

    static async Task<bool> TryChangeAsync(
        Database database, Account account, AccountEventKind kind, string? by, DateTimeOffset now, string? detail, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        if (!await AccountStore.TryChangeAsync(change, account with { Stamp = PrivateId.New() }, cancel))
            return false;
        // The command line could make another one; the desk could not.
        if (by is not null && await AccountStore.CountAdministratorsAsync(change, cancel) == 0)
            return false;
        await SessionStore.EndAllAsync(change, account.Id, null, now, cancel);
        await AccountEvents.AddAsync(change, account.Id, kind, by, now, detail, cancel);
        await change.CommitAsync(cancel);
        return true;
    }
}
