using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Apply;

/// <summary>Where the link in the letter leads. To look at it confirms nothing: programs look at links too.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Confirm)]
public sealed class ConfirmModel(Database database, TimeProvider clock, Catalogue catalogue, Reception reception) : PortalPage
{
    readonly ApplicationStore _store = new(database, clock);

    /// <summary>The application; null where the link does not work any more.</summary>
    public Application? Application { get; private set; }

    /// <summary>The accord's title; its id where the catalogue has it no more.</summary>
    public Text AccordTitle => catalogue.Accords.FirstOrDefault(one => one.Id == Application?.AccordId)?.Title ?? Text.Same(Application?.AccordId ?? "");

    /// <summary>Shows what would be confirmed.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        Application = await _store.FindByLinkAsync(token, cancel);
        if (Application is null)
            Response.StatusCode = 404;
        return Page();
    }

    /// <summary>Confirms, and leads to the application.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        Application = await _store.FindByLinkAsync(token, cancel);
        if (Application is null)
        {
            Response.StatusCode = 404;
            return Page();
        }
        await reception.ConfirmAsync(Application, cancel);
        return Redirect($"/{Words.Id(Language)}/applications/{Application.Id}");
    }
}
