using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>All that is kept about a person, to take along or to erase.</summary>
[Authorize(Policy = Policies.Account)]
[RecentlyProven]
sealed class DataModel(AccountSignIn signIn, Database database, TimeProvider clock) : AccountForm
{
    static readonly Text Other = new("That is not the address of this account.", "Ce n’est pas l’adresse de ce compte.");

    static readonly Text LastOne = new(
        "You are the only administrator. Make somebody else one first.",
        "Vous êtes le seul administrateur. Nommez d’abord quelqu’un d’autre.");

    [BindProperty]
    public string? Mail { get; set; }

    CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task<IActionResult> OnPostFileAsync()
    {
        var (account, now) = (HttpContext.Account!, clock.GetUtcNow());
        await new AccountEvents(database).AddAsync(account.Id, AccountEventKind.Exported, account.Id, now, null, Cancel);
        var file = await PersonalData.ExportAsync(database, account.Mail, now, Cancel);
        return File(file.Write(), "application/json", "servanda-account.json");
    }

    public async Task<IActionResult> OnPostEraseAsync()
    {
        var account = HttpContext.Account!;
        if (Account.KeyOf(Mail ?? "") != Account.KeyOf(account.Mail))
        {
            Check.Add("mail", Other);
            return Page();
        }
        await using var change = await database.BeginAsync(Cancel);
        await PersonalData.EraseAsync(change, account.Mail, clock.GetUtcNow(), ErasureReason.Request, Cancel);
        if (account.Role == AccountRole.Administrator && await AccountStore.CountAdministratorsAsync(change, Cancel) == 0)
        {
            Check.Add("mail", LastOne);
            return Page();
        }
        await change.CommitAsync(Cancel);
        await signIn.SignOutAsync();
        return LocalRedirect(PathOf("/sign-in?gone=true"));
    }
}
