using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;
using Servanda.Web.Hosting;

namespace Servanda.Web.Accounts;

/// <summary>Asks for a way back by letter. The answer is the same, and as soon, whether or not there is such an account: the
/// letter is written when it has been sent.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
sealed class RecoverModel(Database database, Invitations invitations, AccountBrake brake, TimeProvider clock) : AccountForm
{
    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty(SupportsGet = true, Name = "sent")]
    public bool IsSent { get; set; }

    public IActionResult OnPost()
    {
        if (!MailAddress.TryRead(Mail, out var mail))
        {
            IsSent = false;
            Check.Add("mail", AccountPhrases.WrongMail);
            return Page();
        }
        if (brake.IsFree(mail.ToString()))
            Response.OnCompleted(() => SendAsync(mail));
        return LocalRedirect(PathOf("/sign-in/recover?sent=true"));
    }

    async Task SendAsync(MailAddress mail)
    {
        // The person is gone, and with them the request's own token.
        var cancel = CancellationToken.None;
        if (await new AccountStore(database).FindByMailAsync(mail.ToString(), cancel) is not { LockedAt: null } account)
            return;
        await using var change = await database.BeginAsync(cancel);
        if (!await invitations.SendRecoveryAsync(change, account, cancel))
            return;
        await AccountEvents.AddAsync(change, account.Id, AccountEventKind.RecoveryAsked, null, clock.GetUtcNow(), null, cancel);
        await change.CommitAsync(cancel);
    }
}
