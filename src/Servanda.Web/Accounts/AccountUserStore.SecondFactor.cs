using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

sealed partial class AccountUserStore :
    IUserTwoFactorStore<AccountUser>, IUserAuthenticatorKeyStore<AccountUser>, IUserTwoFactorRecoveryCodeStore<AccountUser>,
    IUserLockoutStore<AccountUser>
{
    /// <summary>What encrypts the authenticator's secret, with keys that are not in the database.</summary>
    internal const string Purpose = "Servanda.Accounts.Authenticator";

    readonly IDataProtector _protector = protection.CreateProtector(Purpose);
    readonly RecoveryCodes _codes = new(database);

    public Task<bool> GetTwoFactorEnabledAsync(AccountUser user, CancellationToken cancel) =>
        Task.FromResult(user.Account.AuthenticatorKey is not null);

    // Not to be switched: whoever has a password has an authenticator.
    public Task SetTwoFactorEnabledAsync(AccountUser user, bool enabled, CancellationToken cancel) => Task.CompletedTask;

    public Task<string?> GetAuthenticatorKeyAsync(AccountUser user, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult(user.Account.AuthenticatorKey is { } kept ? _protector.Unprotect(kept) : null);
        }
        catch (CryptographicException)
        {
            // The keys it was encrypted with are lost: no code can be right, and a link from an administrator helps.
            return Task.FromResult<string?>(null);
        }
    }

    public Task SetAuthenticatorKeyAsync(AccountUser user, string key, CancellationToken cancel) =>
        Set(user, user.Account with { AuthenticatorKey = _protector.Protect(key) });

    public async Task ReplaceCodesAsync(AccountUser user, IEnumerable<string> recoveryCodes, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        await RecoveryCodes.ReplaceAsync(change, user.Account.Id, recoveryCodes, cancel);
        await change.CommitAsync(cancel);
    }

    public Task<bool> RedeemCodeAsync(AccountUser user, string code, CancellationToken cancel) =>
        _codes.TryUseAsync(user.Account.Id, code, clock.GetUtcNow(), cancel);

    public Task<int> CountCodesAsync(AccountUser user, CancellationToken cancel) => _codes.CountAsync(user.Account.Id, cancel);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(AccountUser user, CancellationToken cancel) =>
        Task.FromResult(user.Account.PausedUntil);

    public async Task SetLockoutEndDateAsync(AccountUser user, DateTimeOffset? lockoutEnd, CancellationToken cancel)
    {
        if (lockoutEnd is { } until)
            await _accounts.PauseAsync(user.Account.Id, until, cancel);
        user.Account = user.Account with { PausedUntil = lockoutEnd };
    }

    public async Task<int> IncrementAccessFailedCountAsync(AccountUser user, CancellationToken cancel)
    {
        var failures = await _accounts.CountFailureAsync(user.Account.Id, cancel);
        user.Account = user.Account with { Failures = failures };
        return failures;
    }

    public async Task ResetAccessFailedCountAsync(AccountUser user, CancellationToken cancel)
    {
        await _accounts.ForgiveAsync(user.Account.Id, cancel);
        user.Account = user.Account with { Failures = 0, PausedUntil = null };
    }

    public Task<int> GetAccessFailedCountAsync(AccountUser user, CancellationToken cancel) => Task.FromResult(user.Account.Failures);

    public Task<bool> GetLockoutEnabledAsync(AccountUser user, CancellationToken cancel) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(AccountUser user, bool enabled, CancellationToken cancel) => Task.CompletedTask;
}
