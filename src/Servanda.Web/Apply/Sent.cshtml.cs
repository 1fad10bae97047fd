using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Apply;

/// <summary>After the form: the same for everybody, whatever became of it. The browser that sent the form can ask for its letter
/// again, and is told the same whether or not one was written.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Apply)]
public sealed class SentModel(Database database, TimeProvider clock, Catalogue catalogue, Reception reception) : PortalPage
{
    /// <summary>The key of the form that was sent; null where the page was opened without one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Form { get; set; }

    /// <summary>True after asking for the letter again.</summary>
    [BindProperty(SupportsGet = true, Name = "again")]
    public bool IsAgain { get; set; }

    /// <summary>Sends the letter again.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ApplyFormReader.IsOnceKey(Form))
            return Redirect($"/{Words.Id(Language)}/apply/sent");
        if (await new ApplicationStore(database, clock).FindUnconfirmedAsync(Form!, cancel) is { } application)
            await reception.AskAgainAsync(
                application, catalogue.Accords.FirstOrDefault(one => one.Id == application.AccordId)?.Title ?? Text.Same(application.AccordId),
                DeskActors.Applicant, cancel);
        return Redirect($"/{Words.Id(Language)}/apply/sent?form={Form}&again=true");
    }
}
