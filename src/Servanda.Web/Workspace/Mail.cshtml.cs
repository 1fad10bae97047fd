using Microsoft.AspNetCore.Mvc;
using Servanda.Storage;
using Servanda.Storage.Register;
using Servanda.Storage.Workspaces;

namespace Servanda.Web.Workspace;

/// <summary>What receivers reported of the mail in an organisation's name, and whether others may see the figures.</summary>
public sealed class MailModel(Database database, TimeProvider clock, PublicRegisterCache register) : WorkspacePage(register)
{
    readonly MailConsent _consent = new(database, clock);

    /// <summary>Its own domains, with their last 30 days.</summary>
    public IReadOnlyList<MailFigures> Domains { get; private set; } = [];

    /// <summary>Whether the figures may be shown.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await EnterAsync(cancel))
            return NotFound();
        Domains = await new MailConformance(database, clock).OfAsync(Organisation, cancel);
        IsShown = await _consent.IsGivenAsync(Organisation.Id, cancel);
        return Page();
    }

    /// <summary>Says whether they may be shown.</summary>
    public async Task<IActionResult> OnPostAsync(string? shown, CancellationToken cancel)
    {
        if (!await EnterAsync(cancel))
            return NotFound();
        await _consent.SetAsync(Organisation.Id, shown == "yes", Actor, cancel);
        return To("/mail");
    }
}
