using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>Makes recovery codes, and shows them once: in the answer to the form itself, as they are kept nowhere that a redirect
/// could find them.</summary>
[Authorize(Policy = Policies.Account)]
[RecentlyProven]
sealed class CodesModel(Database database, TimeProvider clock) : AccountForm
{
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public int Left { get; private set; }

    public async Task OnGetAsync() => Left = await new RecoveryCodes(database).CountAsync(User.AccountId!, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var (id, cancel) = (User.AccountId!, HttpContext.RequestAborted);
        Codes = RecoveryCodes.Make();
        await using var change = await database.BeginAsync(cancel);
        await RecoveryCodes.ReplaceAsync(change, id, Codes, cancel);
        await AccountEvents.AddAsync(change, id, AccountEventKind.CodesMade, id, clock.GetUtcNow(), null, cancel);
        await change.CommitAsync(cancel);
        return Page();
    }
}
