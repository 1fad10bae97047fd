using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Storage.Letters;
using Servanda.Web.Hosting;

namespace Servanda.Web.Accounts;

/// <summary>Where people sign in: with a passkey, or with address, password and code at once, so that nobody is told which of
/// them was wrong.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
sealed class SignInModel(AccountSignIn signIn, AccountBrake brake) : AccountForm
{
    const string Start = "/account";

    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Return { get; set; }

    [BindProperty(SupportsGet = true, Name = "gone")]
    public bool IsGone { get; set; }

    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public IActionResult OnGet() => User.AccountId is null ? Page() : Back(Return, Start);

    /// <summary>What a browser asks a passkey (W3C WebAuthn §5.5).</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await signIn.CheckPasskeyAsync(Credential ?? "") is { } user)
            return await EnterAsync(user);
        Check.Add("passkey", AccountPhrases.WrongPasskey);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Password is { Length: > 0 and <= AccountSchemes.MaxPassword } password && Mail is { Length: > 0 and <= MaxMail } mail
            && brake.IsFree(mail) && await signIn.CheckPasswordAsync(mail, password, Code ?? "") is { } user)
            return await EnterAsync(user);
        Check.Add("mail", AccountPhrases.Wrong);
        return Page();
    }

    const int MaxMail = MailAddress.MaxLength;

    async Task<IActionResult> EnterAsync(AccountUser user)
    {
        await signIn.SignInAsync(user, isPersistent: false);
        return Back(Return, Start);
    }
}
