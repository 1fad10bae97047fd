using Microsoft.AspNetCore.Identity;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>Checks the code of an authenticator application, and takes each once (RFC 6238 §5.2).</summary>
sealed class AuthenticatorCodes(Database database, TimeProvider clock) : IUserTwoFactorTokenProvider<AccountUser>
{
    readonly AccountStore _accounts = new(database);

    public Task<string> GenerateAsync(string purpose, UserManager<AccountUser> manager, AccountUser user) =>
        Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<AccountUser> manager, AccountUser user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } secret
        && Totp.FindStep(secret, token, clock.GetUtcNow()) is { } step
        && await _accounts.TryTakeStepAsync(user.Account.Id, step, CancellationToken.None);

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<AccountUser> manager, AccountUser user) =>
        Task.FromResult(user.Account.AuthenticatorKey is not null);
}
