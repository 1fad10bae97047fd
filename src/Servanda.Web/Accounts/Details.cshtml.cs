using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;
using Servanda.Web.Hosting;

namespace Servanda.Web.Accounts;

/// <summary>A person's own name, language of letters, and address. Another address counts once a letter to it was answered;
/// whether it has an account already is not told.</summary>
[Authorize(Policy = Policies.Account)]
[RecentlyProven]
[EnableRateLimiting(RateLimits.SignIn)]
sealed class DetailsModel(Database database, Invitations invitations, AccountBrake brake, TimeProvider clock) : AccountForm
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Letters { get; set; }

    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty(SupportsGet = true, Name = "sent")]
    public bool IsSent { get; set; }

    public Account Account => HttpContext.Account!;

    CancellationToken Cancel => HttpContext.RequestAborted;

    public void OnGet() => (Name, Letters) = (Account.Name, Account.Language);

    public async Task<IActionResult> OnPostAsync()
    {
        var name = Check.Line("name", Name, Account.MaxName, AccountPhrases.NameWanted);
        var language = Check.Choice("letters", Letters, [.. ManageModel.LanguageChoice.Select(one => one.Item1)]);
        if (Problems.Count == 0 && !await AccountDetails.TryChangeAsync(database, Account, name, language!, clock.GetUtcNow(), Cancel))
            Check.Add("name", AccountPhrases.Changed);
        return Problems.Count == 0 ? LocalRedirect(PathOf("/account?done=details")) : Show();
    }

    public async Task<IActionResult> OnPostAddressAsync()
    {
        (Name, Letters) = (Account.Name, Account.Language);
        if (!MailAddress.TryRead(Mail, out var mail))
            Check.Add("mail", AccountPhrases.WrongMail);
        else if (Account.KeyOf(mail.ToString()) == Account.KeyOf(Account.Mail))
            Check.Add("mail", AccountPhrases.SameMail);
        if (Problems.Count > 0)
            return Show();
        if (brake.IsFree(mail!.ToString()) && await new AccountStore(database).FindByMailAsync(mail.ToString(), Cancel) is null)
        {
            await using var change = await database.BeginAsync(Cancel);
            if (await invitations.SendMoveAsync(change, Account, mail, Cancel))
                await AccountEvents.AddAsync(change, Account.Id, AccountEventKind.MailAsked, Account.Id, clock.GetUtcNow(), null, Cancel);
            await change.CommitAsync(Cancel);
        }
        return LocalRedirect(PathOf("/account/details?sent=true"));
    }

    IActionResult Show()
    {
        IsSent = false;
        return Page();
    }
}
