namespace Servanda.Storage.Accounts;

/// <summary>What a person changes of their own account. Each change is a line of the audit trail, which says that it was made
/// and holds neither name nor address.</summary>
public static class AccountDetails
{
    /// <summary>Gives the person another name, or letters another language; false where the account was changed in between.</summary>
    public static async Task<bool> TryChangeAsync(
        Database database, Account account, string name, string language, DateTimeOffset now, CancellationToken cancel)
    {
        if (name == account.Name && language == account.Language)
            return true;
        await using var change = await database.BeginAsync(cancel);
        if (!await AccountStore.TryChangeAsync(change, account with { Name = name, Language = language }, cancel))
            return false;
        if (name != account.Name)
            await AccountEvents.AddAsync(change, account.Id, AccountEventKind.NameChanged, account.Id, now, null, cancel);
        if (language != account.Language)
            await AccountEvents.AddAsync(change, account.Id, AccountEventKind.LanguageChanged, account.Id, now, language, cancel);
        await change.CommitAsync(cancel);
        return true;
    }

    /// <summary>
    /// Takes the link that went to a new address: from now on it is the account's, and of the applications that had the old one.
    /// Links that went to the old one do nothing any more.
    /// </summary>
    /// <returns>The account as it was; null where the link was used, the account is gone or closed, or somebody else has the
    /// address by now.</returns>
    public static async Task<Account?> TryMoveAsync(
        StoreTransaction change, AccountLink link, string secret, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await LinkStore.TryUseAsync(change, secret, now, cancel))
            return null;
        var row = await change.FindAsync<AccountRow>(
            $"SELECT {AccountRow.Columns} FROM account WHERE id = @id AND locked_at IS NULL", new { id = link.Account }, cancel);
        if (row is null)
            return null;
        var (old, key) = (row.ToAccount(), Account.KeyOf(link.Mail));
        if (await change.ExecuteAsync("""
            UPDATE account SET mail = @Mail, mail_key = @key, version = version + 1
            WHERE id = @Id AND NOT EXISTS (SELECT 1 FROM account a WHERE a.mail_key = @key AND a.id <> @Id)
            """, new { old.Id, link.Mail, key }, cancel) != 1)
            return null;
        await change.ExecuteAsync(
            "UPDATE application SET contact_mail = @Mail WHERE LOWER(contact_mail) = @old",
            new { link.Mail, old = Account.KeyOf(old.Mail) }, cancel);
        await LinkStore.WithdrawAsync(change, old.Mail, cancel);
        await AccountEvents.AddAsync(change, old.Id, AccountEventKind.MailChanged, old.Id, now, null, cancel);
        return old;
    }
}
