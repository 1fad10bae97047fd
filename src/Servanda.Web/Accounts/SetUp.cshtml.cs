using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Web.Hosting;

namespace Servanda.Web.Accounts;

/// <summary>Where the link of a letter leads: an account is made, or gets new credentials. Whoever asked for the letter at the
/// sign-in page also shows a code, since letters are read by others.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Confirm)]
sealed class SetUpModel(
    SetUp setUp, AccountSignIn signIn, Database database, PortalOptions options, IDataProtectionProvider protection, TimeProvider clock)
    : AccountForm
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? Proof { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "secret")]
    public string? Sealed { get; set; }

    /// <summary>The link; null where it does nothing any more.</summary>
    public AccountLink? Link { get; private set; }

    /// <summary>Whether a code of the account has to be shown first.</summary>
    public bool IsAskedForCode => Link?.Purpose == LinkPurpose.Recover;

    /// <summary>Whether a code is asked for and the account has none to show.</summary>
    public bool IsStuck { get; private set; }

    public AuthenticatorSecret Authenticator { get; private set; } = null!;

    public Text Heading => Link?.Purpose switch
    {
        LinkPurpose.Invite => new("Open your account", "Ouvrez votre compte"),
        LinkPurpose.Recover => new("Back into your account", "Retour dans votre compte"),
        LinkPurpose.Reset => new("Set your account up anew", "Reconfigurez votre compte"),
        LinkPurpose.Move or null => new("This link does nothing any more", "Ce lien ne sert plus"),
    };

    string Account => SetUp.AccountOf(Link!, Token);

    public async Task OnGetAsync()
    {
        if (!await ReadAsync())
            return;
        Name = Link!.Name;
        Label = Agents.Describe(Request.Headers.UserAgent.ToString());
    }

    /// <summary>What a browser asks its device for (W3C WebAuthn §5.4).</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => await ReadAsync() && !IsStuck
        ? Content(await signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity { Id = Account, Name = Link!.Mail, DisplayName = Name is { Length: > 0 } name ? name : Link.Name }), "application/json")
        : NotFound();

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!await ReadAsync() || IsStuck)
            return Page();
        CheckName();
        var passkey = await signIn.CheckNewPasskeyAsync(Credential ?? "", Account);
        if (passkey is null)
            Check.Add("passkey", AccountPhrases.WrongPasskey);
        if (Problems.Count > 0 || !await CheckProofAsync())
            return Page();
        passkey!.Name = Check.Line("label", Label, Passkey.MaxName, new("a name for the passkey", "un nom pour la clé"));
        return Problems.Count > 0 ? Page() : await TakeAsync(Credentials.Of(passkey));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync() || IsStuck)
            return Page();
        CheckName();
        var isNew = await CheckNewPasswordAsync(
            setUp, Password, AuthenticatorSecret.Read(protection, Account, Sealed), Code, clock.GetUtcNow());
        return isNew && Problems.Count == 0 && await CheckProofAsync()
            ? await TakeAsync(Credentials.Of(Password!, Authenticator.Secret))
            : Page();
    }

    async Task<bool> ReadAsync()
    {
        var cancel = HttpContext.RequestAborted;
        Link = await new LinkStore(database).FindAsync(Token, clock.GetUtcNow(), cancel);
        if (Link is null)
        {
            Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status410Gone;
            return false;
        }
        Authenticator = AuthenticatorSecret.Open(protection, Account, options.PublicUrl.Host, Link.Mail, Sealed);
        if (IsAskedForCode)
        {
            var account = await new AccountStore(database).FindAsync(Account, cancel);
            IsStuck = account?.AuthenticatorKey is null && await new RecoveryCodes(database).CountAsync(Account, cancel) == 0;
        }
        return true;
    }

    void CheckName()
    {
        if (Link!.Purpose == LinkPurpose.Invite)
            Name = Check.Line("name", Name, Storage.Accounts.Account.MaxName, AccountPhrases.NameWanted);
    }

    async Task<bool> CheckProofAsync()
    {
        if (!IsAskedForCode)
            return true;
        if (await new AccountStore(database).FindAsync(Account, HttpContext.RequestAborted) is { } account)
        {
            var user = new AccountUser(account);
            if (!await signIn.UserManager.IsLockedOutAsync(user) && await signIn.CheckCodeAsync(user, Proof ?? ""))
                return true;
            await signIn.FailAsync(user);
        }
        Check.Add("proof", AccountPhrases.WrongCode);
        return false;
    }

    async Task<IActionResult> TakeAsync(Credentials credentials)
    {
        if (await setUp.TakeAsync(Link!, Token, Name ?? Link!.Name, credentials, HttpContext.RequestAborted) is not { } user)
        {
            Check.Add(credentials.Passkey is null ? "password" : "passkey", AccountPhrases.Changed);
            return Page();
        }
        await signIn.SignInAsync(user, isPersistent: false);
        return LocalRedirect(PathOf("/account/codes"));
    }
}
