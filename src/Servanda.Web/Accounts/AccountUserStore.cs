using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>Accounts for ASP.NET Core Identity. The address is the name somebody signs in with; roles are a column.</summary>
sealed partial class AccountUserStore(Database database, TimeProvider clock, IDataProtectionProvider protection) :
    IUserPasswordStore<AccountUser>, IUserEmailStore<AccountUser>, IUserSecurityStampStore<AccountUser>
{
    static readonly IdentityErrorDescriber Errors = new();

    readonly AccountStore _accounts = new(database);

    public async Task<IdentityResult> CreateAsync(AccountUser user, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        if (!await AccountStore.TryAddAsync(change, user.Account, cancel))
            return IdentityResult.Failed(Errors.DuplicateEmail(user.Account.Mail));
        await change.CommitAsync(cancel);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(AccountUser user, CancellationToken cancel)
    {
        if (!await _accounts.TryChangeAsync(user.Account, cancel))
            return IdentityResult.Failed(Errors.ConcurrencyFailure());
        user.Account = user.Account with { Version = user.Account.Version + 1 };
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(AccountUser user, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        await PersonalData.EraseAccountAsync(change, user.Account.Id, clock.GetUtcNow(), cancel);
        await change.CommitAsync(cancel);
        return IdentityResult.Success;
    }

    public async Task<AccountUser?> FindByIdAsync(string userId, CancellationToken cancel) =>
        Of(await _accounts.FindAsync(userId, cancel));

    public async Task<AccountUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancel) =>
        Of(await _accounts.FindByMailAsync(normalizedUserName, cancel));

    public Task<AccountUser?> FindByEmailAsync(string normalizedEmail, CancellationToken cancel) =>
        FindByNameAsync(normalizedEmail, cancel);

    public Task<string> GetUserIdAsync(AccountUser user, CancellationToken cancel) => Task.FromResult(user.Account.Id);

    public Task<string?> GetUserNameAsync(AccountUser user, CancellationToken cancel) => Task.FromResult<string?>(user.Account.Mail);

    public Task SetUserNameAsync(AccountUser user, string? userName, CancellationToken cancel) => SetEmailAsync(user, userName, cancel);

    // The store makes its own key of an address.
    public Task<string?> GetNormalizedUserNameAsync(AccountUser user, CancellationToken cancel) =>
        Task.FromResult<string?>(Account.KeyOf(user.Account.Mail));

    public Task SetNormalizedUserNameAsync(AccountUser user, string? normalizedName, CancellationToken cancel) => Task.CompletedTask;

    public Task<string?> GetEmailAsync(AccountUser user, CancellationToken cancel) => Task.FromResult<string?>(user.Account.Mail);

    public Task SetEmailAsync(AccountUser user, string? email, CancellationToken cancel) =>
        Set(user, user.Account with { Mail = email ?? user.Account.Mail });

    public Task<string?> GetNormalizedEmailAsync(AccountUser user, CancellationToken cancel) =>
        GetNormalizedUserNameAsync(user, cancel);

    public Task SetNormalizedEmailAsync(AccountUser user, string? normalizedEmail, CancellationToken cancel) => Task.CompletedTask;

    // An account is made by a link that went to the address.
    public Task<bool> GetEmailConfirmedAsync(AccountUser user, CancellationToken cancel) => Task.FromResult(true);

    public Task SetEmailConfirmedAsync(AccountUser user, bool confirmed, CancellationToken cancel) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(AccountUser user, CancellationToken cancel) => Task.FromResult(user.Account.PasswordHash);

    public Task<bool> HasPasswordAsync(AccountUser user, CancellationToken cancel) => Task.FromResult(user.Account.PasswordHash is not null);

    public Task SetPasswordHashAsync(AccountUser user, string? passwordHash, CancellationToken cancel) =>
        Set(user, user.Account with { PasswordHash = passwordHash });

    public Task<string?> GetSecurityStampAsync(AccountUser user, CancellationToken cancel) => Task.FromResult<string?>(user.Account.Stamp);

    public Task SetSecurityStampAsync(AccountUser user, string stamp, CancellationToken cancel) =>
        Set(user, user.Account with { Stamp = stamp });

    public void Dispose()
    {
    }

    static AccountUser? Of(Account? account) => account is null ? null : new AccountUser(account);

    static Task Set(AccountUser user, Account account)
    {
        user.Account = account;
        return Task.CompletedTask;
    }
}
