using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Register;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Apply;

/// <summary>A returned application, to be changed and sent again.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Apply)]
public sealed class ChangeModel(
    Database database, TimeProvider clock, Catalogue catalogue, PublicRegisterCache register, Reception reception) : PortalPage
{
    readonly ApplicationStore _store = new(database, clock);

    /// <summary>The fields as they are drawn.</summary>
    public ApplyFields Fields { get; private set; } = null!;

    /// <summary>Shows what was sent before.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not var (application, accord))
            return NotFound();
        var domains = await new ProofStore(database, clock).OfAsync(id, cancel);
        var form = new ApplyForm
        {
            Name = application.Name,
            Category = application.Category,
            Country = application.Country,
            ContactName = application.ContactName,
            Domains = string.Join('\n', domains.Select(one => one.Domain.Unicode)),
            Statement = application.Statement,
            Version = application.Version,
        };
        Fields = new ApplyFields(form, accord, await VersionsAsync(accord, cancel), [], AsksMail: false);
        return Page();
    }

    /// <summary>Takes it in again, or shows it with what is wrong.</summary>
    public async Task<IActionResult> OnPostAsync(string id, [FromForm] ApplyForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not var (application, accord))
            return NotFound();
        var versions = await VersionsAsync(accord, cancel);
        // The address was confirmed, so it stays what it is.
        form.ContactMail = application.ContactMail;
        var draft = ApplyFormReader.Read(form, accord, versions, Language, out var problems);
        if (draft is null)
        {
            Fields = new ApplyFields(form, accord, versions, problems, AsksMail: false);
            return Page();
        }
        await reception.ReviseAsync(id, draft, cancel);
        return Redirect($"/{Words.Id(Language)}/applications/{id}");
    }

    async Task<(Application, Accord)?> FindAsync(string id, CancellationToken cancel) =>
        await _store.FindAsync(id, cancel) is { State: ApplicationState.Returned } application &&
        catalogue.Accords.FirstOrDefault(one => one.Id == application.AccordId) is { } accord
            ? (application, accord)
            : null;

    async Task<IReadOnlyList<string>> VersionsAsync(Accord accord, CancellationToken cancel)
    {
        var versions = (await register.GetAsync(cancel)).In(accord.Id).Versions.Select(one => one.Version).Distinct(StringComparer.Ordinal).ToList();
        return versions.Count > 1 ? versions : [];
    }
}
