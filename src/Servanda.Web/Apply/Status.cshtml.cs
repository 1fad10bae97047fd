using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Accords;
using Servanda.Core.Names;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Apply;

/// <summary>An application as whoever holds its link sees it.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Check)]
public sealed class StatusModel(Database database, TimeProvider clock, Catalogue catalogue, Reception reception) : PortalPage
{
    readonly ApplicationStore _store = new(database, clock);
    readonly ProofStore _proofs = new(database, clock);

    /// <summary>The application.</summary>
    public Application Application { get; private set; } = null!;

    /// <summary>Its domains.</summary>
    public IReadOnlyList<ApplicationDomain> Domains { get; private set; } = [];

    /// <summary>What was done, without who did it.</summary>
    public IReadOnlyList<DeskEvent> Events { get; private set; } = [];

    /// <summary>What became of a look just asked for; null where none was.</summary>
    public Text? Notice { get; private set; }

    /// <summary>The accord's title.</summary>
    public Text AccordTitle => catalogue.Accords.FirstOrDefault(one => one.Id == Application.AccordId)?.Title ?? Text.Same(Application.AccordId);

    /// <summary>True where it can still be taken back.</summary>
    public bool CanTakeBack => !Application.IsOver && Application.State != ApplicationState.Unconfirmed;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, string? asked, CancellationToken cancel)
    {
        if (await _store.FindAsync(id, cancel) is not { State: not ApplicationState.Unconfirmed } application)
            return NotFound();
        Application = application;
        Domains = await _proofs.OfAsync(id, cancel);
        Events = await new DeskJournal(database, clock).OfAsync(DeskSubject.Application(id), cancel);
        Notice = asked switch { "yes" => ApplyPhrases.CheckAsked, "soon" => ApplyPhrases.CheckSoon, _ => null };
        return Page();
    }

    /// <summary>Asks for a look at a domain now.</summary>
    public async Task<IActionResult> OnPostCheckAsync(string id, string? domain, CancellationToken cancel)
    {
        if (DomainName.Read(domain).Value is not { } name)
            return NotFound();
        var asked = await _proofs.AskAsync(id, name, cancel);
        return Redirect($"/{Words.Id(Language)}/applications/{id}?asked={(asked ? "yes" : "soon")}#proofs");
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string id, CancellationToken cancel)
    {
        await reception.TakeBackAsync(id, cancel);
        return Redirect($"/{Words.Id(Language)}/applications/{id}");
    }
}
