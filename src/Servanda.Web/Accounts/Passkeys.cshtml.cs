using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>A person's passkeys: added, named, removed. The last one of an account without a password stays.</summary>
[Authorize(Policy = Policies.Account)]
[RecentlyProven]
sealed class PasskeysModel(SetUp setUp, AccountSignIn signIn, Database database, TimeProvider clock) : AccountForm
{
    static readonly Text Wanted = new("a name for the passkey", "un nom pour la clé");

    static readonly Text Last = new(
        "This is all you sign in with. Add another passkey or a password first.",
        "C’est votre seul moyen de connexion. Ajoutez d’abord une autre clé ou un mot de passe.");

    readonly PasskeyStore _passkeys = new(database);

    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    string Id => User.AccountId!;

    CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task OnGetAsync()
    {
        Label = Agents.Describe(Request.Headers.UserAgent.ToString());
        Passkeys = await _passkeys.ListAsync(Id, Cancel);
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(
        await signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity { Id = Id, Name = HttpContext.Account!.Mail, DisplayName = HttpContext.Account!.Name }), "application/json");

    public async Task<IActionResult> OnPostAsync()
    {
        var label = Check.Line("label", Label, Passkey.MaxName, Wanted);
        var passkey = await signIn.CheckNewPasskeyAsync(Credential ?? "", Id);
        if (passkey is null)
            Check.Add("passkey", AccountPhrases.WrongPasskey);
        if (passkey is null || Problems.Count > 0)
            return await AgainAsync();
        passkey.Name = label;
        await setUp.TryAddAsync(new AccountUser(HttpContext.Account!), Credentials.Of(passkey), Cancel);
        return LocalRedirect(PathOf("/account/passkeys"));
    }

    public async Task<IActionResult> OnPostRenameAsync()
    {
        var label = Check.Line("label", Label, Passkey.MaxName, Wanted);
        if (Problems.Count > 0)
            return await AgainAsync();
        await using var change = await database.BeginAsync(Cancel);
        await PasskeyStore.TryRenameAsync(change, Id, Credential ?? "", label, Cancel);
        await change.CommitAsync(Cancel);
        return LocalRedirect(PathOf("/account/passkeys"));
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await using var change = await database.BeginAsync(Cancel);
        var isRemoved = await PasskeyStore.TryRemoveAsync(change, Id, Credential ?? "", Cancel);
        if (isRemoved && HttpContext.Account!.PasswordHash is null && await PasskeyStore.CountAsync(change, Id, Cancel) == 0)
        {
            Check.Add("passkey", Last);
            await change.DisposeAsync();
            return await AgainAsync();
        }
        if (isRemoved)
            await AccountEvents.AddAsync(change, Id, AccountEventKind.PasskeyRemoved, Id, clock.GetUtcNow(), null, Cancel);
        await change.CommitAsync(Cancel);
        return LocalRedirect(PathOf("/account/passkeys"));
    }

    async Task<IActionResult> AgainAsync()
    {
        Passkeys = await _passkeys.ListAsync(Id, Cancel);
        return Page();
    }
}
