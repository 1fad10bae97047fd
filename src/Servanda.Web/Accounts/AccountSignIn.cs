using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>Signs in, and keeps a row for each session so that it can be seen and ended from elsewhere.</summary>
sealed class AccountSignIn(
    AccountUsers users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<AccountUser> principals,
    IOptions<IdentityOptions> options, ILogger<SignInManager<AccountUser>> logger, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<AccountUser> confirmation, Database database, TimeProvider clock)
    : SignInManager<AccountUser>(users, http, principals, options, logger, schemes, confirmation)
{
    // Verified like a real one where the account has none, so that both take as long.
    static readonly string NoPassword = new PasswordHasher<AccountUser>().HashPassword(null!, PrivateId.NewLink());

    readonly SessionStore _sessions = new(database);
    readonly AccountStore _accounts = new(database);
    readonly AccountEvents _trail = new(database);

    public override async Task SignInWithClaimsAsync(
        AccountUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = PrivateId.New(),
            Account = user.Account.Id,
            BegunAt = now,
            SeenAt = now,
            ProvenAt = now,
            Agent = Agents.Describe(Context.Request.Headers.UserAgent.ToString()),
        };
        await _sessions.BeginAsync(session, Context.RequestAborted);
        await _accounts.SeeAsync(user.Account.Id, now, Context.RequestAborted);
        await _trail.AddAsync(user.Account.Id, AccountEventKind.SignedIn, user.Account.Id, now, null, Context.RequestAborted);
        await base.SignInWithClaimsAsync(
            user, authenticationProperties, additionalClaims.Append(new Claim(AccountClaims.Session, session.Id)));
    }

    /// <summary>Whose passkey signed the challenge of this browser; null for nobody who may sign in.</summary>
    public async Task<AccountUser?> CheckPasskeyAsync(string credential)
    {
        if (await TryAssertAsync(credential) is not { Succeeded: true, User: { } user, Passkey: { } passkey })
            return null;
        await UserManager.AddOrUpdatePasskeyAsync(user, passkey);
        return user.Account.LockedAt is null ? user : null;
    }

    /// <summary>
    /// Whose address, password and code these are; null for nobody, whatever of it is wrong, after the same work. The code is
    /// of the authenticator or of the paper with recovery codes.
    /// </summary>
    public async Task<AccountUser?> CheckPasswordAsync(string mail, string password, string code)
    {
        var found = await UserManager.FindByEmailAsync(mail);
        return await CheckPasswordAsync(found, password, code);
    }

    /// <summary>The same for an account that is known.</summary>
    public async Task<AccountUser?> CheckPasswordAsync(AccountUser? found, string password, string code)
    {
        var user = found ?? new AccountUser(Nobody);
        var verified = UserManager.PasswordHasher.VerifyHashedPassword(user, user.Account.PasswordHash ?? NoPassword, password);
        var isRight = verified != PasswordVerificationResult.Failed && user.Account.PasswordHash is not null;
        // A pause is a pause for the right one too.
        if (await UserManager.IsLockedOutAsync(user))
            isRight = false;
        else if (!isRight || !await CheckCodeAsync(user, code))
        {
            isRight = false;
            await FailAsync(user);
        }
        if (!isRight)
            return null;
        await UserManager.ResetAccessFailedCountAsync(user);
        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.Account = user.Account with { PasswordHash = UserManager.PasswordHasher.HashPassword(user, password) };
            await UserManager.UpdateAsync(user);
        }
        return user;
    }

    /// <summary>Whether this is a code of the authenticator, or one of the recovery codes, which is then used up.</summary>
    public async Task<bool> CheckCodeAsync(AccountUser user, string code)
    {
        if (code.Length > RecoveryCodes.MaxTyped)
            return false;
        if (await UserManager.VerifyTwoFactorTokenAsync(user, AccountSchemes.Authenticator, code))
            return true;
        if (!(await UserManager.RedeemTwoFactorRecoveryCodeAsync(user, code)).Succeeded)
            return false;
        await _trail.AddAsync(user.Account.Id, AccountEventKind.CodeUsed, user.Account.Id, clock.GetUtcNow(), null, Context.RequestAborted);
        return true;
    }

    /// <summary>Counts a wrong answer. For nobody's account the same rows are looked for.</summary>
    public async Task FailAsync(AccountUser user)
    {
        await UserManager.AccessFailedAsync(user);
        if (AccountUsers.PauseAfter(user.Account.Failures) is not null)
            await _trail.AddAsync(user.Account.Id, AccountEventKind.Paused, null, clock.GetUtcNow(), null, Context.RequestAborted);
    }

    /// <summary>What a new passkey of this browser says; null where it is not what was asked for.</summary>
    public async Task<UserPasskeyInfo?> CheckNewPasskeyAsync(string credential, string account)
    {
        if (credential.Length is 0 or > MaxCredential || !await IsUnderwayAsync())
            return null;
        var attested = await PerformPasskeyAttestationAsync(credential);
        return attested is { Succeeded: true, Passkey: { } passkey, UserEntity: { } entity } && entity.Id == account
            && await UserManager.FindByPasskeyIdAsync(passkey.CredentialId) is null
                ? passkey
                : null;
    }

    // Octets of a credential in JSON: keys and signatures of the largest algorithms come to a quarter.
    const int MaxCredential = 32 * 1024;

    static readonly Account Nobody = new()
    {
        Id = "",
        Mail = "",
        Name = "",
        Role = AccountRole.Signatory,
        Language = "",
        Stamp = "",
        MadeAt = default,
    };

    async Task<PasskeyAssertionResult<AccountUser>?> TryAssertAsync(string credential) =>
        credential.Length is 0 or > MaxCredential || !await IsUnderwayAsync() ? null : await PerformPasskeyAssertionAsync(credential);

    // The challenge is in a cookie of some minutes; without it Identity takes the request for our own mistake.
    async Task<bool> IsUnderwayAsync() => (await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Succeeded;
}
