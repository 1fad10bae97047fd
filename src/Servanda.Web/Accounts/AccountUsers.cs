using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Servanda.Web.Accounts;

/// <summary>Identity's rules about accounts with ours about wrong passwords: after some of them each one more doubles the
/// pause in which none is looked at. A passkey is not a guess, so it is never paused, and nobody can shut a person with a
/// passkey out by typing nonsense.</summary>
sealed class AccountUsers(
    IUserStore<AccountUser> store, IOptions<IdentityOptions> options, IPasswordHasher<AccountUser> hasher,
    IEnumerable<IUserValidator<AccountUser>> userValidators, IEnumerable<IPasswordValidator<AccountUser>> passwordValidators,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<UserManager<AccountUser>> logger, TimeProvider clock)
    : UserManager<AccountUser>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    /// <summary>So many wrong ones cost nothing.</summary>
    public const int FreeFailures = 5;

    /// <summary>The first pause, and the longest.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30), LongestPause = TimeSpan.FromHours(1);

    public override async Task<bool> IsLockedOutAsync(AccountUser user)
    {
        var until = await GetLockoutEndDateAsync(user);
        return user.Account.LockedAt is not null || until > clock.GetUtcNow();
    }

    public override async Task<IdentityResult> AccessFailedAsync(AccountUser user)
    {
        var lockout = (IUserLockoutStore<AccountUser>)Store;
        var failures = await lockout.IncrementAccessFailedCountAsync(user, CancellationToken);
        if (PauseAfter(failures) is { } pause)
            await lockout.SetLockoutEndDateAsync(user, clock.GetUtcNow() + pause, CancellationToken);
        return IdentityResult.Success;
    }

    public override async Task<IdentityResult> ResetAccessFailedCountAsync(AccountUser user)
    {
        await ((IUserLockoutStore<AccountUser>)Store).ResetAccessFailedCountAsync(user, CancellationToken);
        return IdentityResult.Success;
    }

    /// <summary>Puts the authenticator's secret, encrypted, into what will be kept of the account.</summary>
    public Task KeepAuthenticatorKeyAsync(AccountUser user, string secret) =>
        ((IUserAuthenticatorKeyStore<AccountUser>)Store).SetAuthenticatorKeyAsync(user, secret, CancellationToken);

    /// <summary>How long to look at nothing after so many wrong ones; null for not at all.</summary>
    public static TimeSpan? PauseAfter(int failures)
    {
        if (failures < FreeFailures)
            return null;
        var doubled = FirstPause * Math.Pow(2, Math.Min(failures - FreeFailures, 16));
        return doubled < LongestPause ? doubled : LongestPause;
    }
}
