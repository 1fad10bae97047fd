using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Web.Hosting;

namespace Servanda.Web.Accounts;

/// <summary>Shows once more who sits there, before what is dangerous (see <see cref="RecentlyProvenAttribute"/>).</summary>
[Authorize(Policy = Policies.Account)]
[EnableRateLimiting(RateLimits.SignIn)]
sealed class ProveModel(AccountSignIn signIn, AccountBrake brake, Database database, TimeProvider clock) : AccountForm
{
    const string Start = "/account";

    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Return { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public bool HasPassword => HttpContext.Account!.PasswordHash is not null;

    public async Task<IActionResult> OnPostOptionsAsync() => Content(
        await signIn.MakePasskeyRequestOptionsAsync(new AccountUser(HttpContext.Account!)), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await signIn.CheckPasskeyAsync(Credential ?? "") is { } user && user.Account.Id == User.AccountId)
            return await GoOnAsync();
        Check.Add("passkey", AccountPhrases.WrongPasskey);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var account = HttpContext.Account!;
        if (Password is { Length: > 0 and <= AccountSchemes.MaxPassword } password && brake.IsFree(account.Mail)
            && await signIn.CheckPasswordAsync(new AccountUser(account), password, Code ?? "") is not null)
            return await GoOnAsync();
        Check.Add("password", AccountPhrases.Wrong);
        return Page();
    }

    async Task<IActionResult> GoOnAsync()
    {
        await new SessionStore(database).ProveAsync(User.SessionId!, clock.GetUtcNow(), HttpContext.RequestAborted);
        return Back(Return, Start);
    }
}
