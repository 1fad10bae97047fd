using Microsoft.AspNetCore.Identity;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>What a person proves themselves with from now on: a passkey, or a password with an authenticator.</summary>
/// <param name="Passkey">A new passkey; null for a password.</param>
/// <param name="Password">A new password; null for a passkey.</param>
/// <param name="Secret">The authenticator's secret, with a password only.</param>
sealed record Credentials(UserPasskeyInfo? Passkey, string? Password, string? Secret)
{
    public static Credentials Of(UserPasskeyInfo passkey) => new(passkey, null, null);

    public static Credentials Of(string password, string secret) => new(null, password, secret);
}

/// <summary>Takes a link that was sent: makes the account it invites to, or gives the account it belongs to new credentials; all
/// of it or nothing, once.</summary>
sealed class SetUp(Database database, AccountUsers users, TimeProvider clock)
{
    readonly AccountStore _accounts = new(database);

    /// <summary>The id of the account that an invitation makes: the same however often its page is asked for.</summary>
    public static string AccountOf(AccountLink link, string secret) =>
        link.Account ?? PrivateId.DigestOf($"account {secret}")[..22];

    /// <summary>The account, set up; null where the link was used in between, or the address has an account by now.</summary>
    public async Task<AccountUser?> TakeAsync(
        AccountLink link, string secret, string name, Credentials credentials, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = AccountOf(link, secret);
        var old = link.Account is null ? null : await _accounts.FindAsync(id, cancel);
        if (link.Account is not null && old is null)
            return null;
        var user = new AccountUser(old ?? new Account
        {
            Id = id,
            Mail = link.Mail,
            Name = name,
            Role = link.Role,
            Organisation = link.Organisation,
            Language = link.Language,
            Stamp = PrivateId.New(),
            MadeAt = now,
        });
        if (link.Purpose == LinkPurpose.Reset)
            user.Account = user.Account with { PasswordHash = null, AuthenticatorKey = null };
        await FillAsync(user, credentials);
        user.Account = user.Account with { Stamp = PrivateId.New() };

        await using var change = await database.BeginAsync(cancel);
        if (!await LinkStore.TryUseAsync(change, secret, now, cancel)
            || !await (old is null
                ? AccountStore.TryAddAsync(change, user.Account, cancel)
                : AccountStore.TryChangeAsync(change, user.Account, cancel)))
            return null;
        if (link.Purpose == LinkPurpose.Reset)
        {
            await PasskeyStore.ClearAsync(change, id, cancel);
            await RecoveryCodes.ReplaceAsync(change, id, [], cancel);
        }
        await KeepAsync(change, user, credentials, now, cancel);
        if (old is not null)
            await SessionStore.EndAllAsync(change, id, null, now, cancel);
        await AccountEvents.AddAsync(
            change, id, old is null ? AccountEventKind.Made : AccountEventKind.Recovered, id, now, null, cancel);
        await change.CommitAsync(cancel);
        return new AccountUser((await _accounts.FindAsync(id, cancel))!);
    }

    /// <summary>Gives the account of a session another credential; every other session ends. False where the account was changed
    /// in between.</summary>
    public async Task<bool> TryAddAsync(AccountUser user, Credentials credentials, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await FillAsync(user, credentials);
        await using var change = await database.BeginAsync(cancel);
        if (credentials.Password is not null && !await AccountStore.TryChangeAsync(change, user.Account, cancel))
            return false;
        await KeepAsync(change, user, credentials, now, cancel);
        await change.CommitAsync(cancel);
        return true;
    }

    /// <summary>What is wrong with a password, as Identity says it by code; empty for nothing.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(string password)
    {
        List<string> codes = [];
        foreach (var validator in users.PasswordValidators)
            codes.AddRange((await validator.ValidateAsync(users, null!, password)).Errors.Select(error => error.Code));
        return codes;
    }

    async Task FillAsync(AccountUser user, Credentials credentials)
    {
        if (credentials is not { Password: { } password, Secret: { } secret })
            return;
        user.Account = user.Account with { PasswordHash = users.PasswordHasher.HashPassword(user, password) };
        await users.KeepAuthenticatorKeyAsync(user, secret);
    }

    static async Task KeepAsync(
        StoreTransaction change, AccountUser user, Credentials credentials, DateTimeOffset now, CancellationToken cancel)
    {
        var id = user.Account.Id;
        if (credentials.Passkey is { } passkey)
            await PasskeyStore.KeepAsync(change, AccountUserStore.ToRow(id, passkey), cancel);
        await AccountEvents.AddAsync(
            change, id, credentials.Passkey is null ? AccountEventKind.PasswordSet : AccountEventKind.PasskeyAdded, id, now, null, cancel);
    }
}
