using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Web.Hosting;

namespace Servanda.Web.Accounts;

/// <summary>Sets a password with its authenticator, or removes both where there is a passkey. Sessions elsewhere end, and this one
/// begins anew.</summary>
[Authorize(Policy = Policies.Account)]
[RecentlyProven]
sealed class PasswordModel(
    SetUp setUp, AccountSignIn signIn, Database database, PortalOptions options, IDataProtectionProvider protection, TimeProvider clock)
    : AccountForm
{
    static readonly Text NoPasskey = new(
        "This is all you sign in with. Add a passkey first.", "C’est votre seul moyen de connexion. Ajoutez d’abord une clé d’accès.");

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "secret")]
    public string? Sealed { get; set; }

    public Account Account => HttpContext.Account!;

    public AuthenticatorSecret Authenticator =>
        field ??= AuthenticatorSecret.Open(protection, Account.Id, options.PublicUrl.Host, Account.Mail, Sealed);

    CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await CheckNewPasswordAsync(
            setUp, Password, AuthenticatorSecret.Read(protection, Account.Id, Sealed), Code, clock.GetUtcNow()))
            return Page();
        var user = new AccountUser(Account with { Stamp = PrivateId.New() });
        if (await setUp.TryAddAsync(user, Credentials.Of(Password!, Authenticator.Secret), Cancel))
            return await BeginAnewAsync();
        Check.Add("password", AccountPhrases.Changed);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await using var change = await database.BeginAsync(Cancel);
        if (await PasskeyStore.CountAsync(change, Account.Id, Cancel) == 0)
        {
            Check.Add("password", NoPasskey);
            return Page();
        }
        var without = Account with { PasswordHash = null, AuthenticatorKey = null, Stamp = PrivateId.New() };
        if (!await AccountStore.TryChangeAsync(change, without, Cancel))
        {
            Check.Add("password", AccountPhrases.Changed);
            return Page();
        }
        await AccountEvents.AddAsync(
            change, Account.Id, AccountEventKind.PasswordRemoved, Account.Id, clock.GetUtcNow(), null, Cancel);
        await change.CommitAsync(Cancel);
        return await BeginAnewAsync();
    }

    // With another stamp every session is over, this one too.
    async Task<IActionResult> BeginAnewAsync()
    {
        await using (var change = await database.BeginAsync(Cancel))
        {
            await SessionStore.EndAllAsync(change, Account.Id, null, clock.GetUtcNow(), Cancel);
            await change.CommitAsync(Cancel);
        }
        var user = new AccountUser((await new AccountStore(database).FindAsync(Account.Id, Cancel))!);
        await signIn.SignInAsync(user, isPersistent: false);
        return LocalRedirect(PathOf("/account?done=password"));
    }
}
