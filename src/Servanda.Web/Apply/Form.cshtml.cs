using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Register;
using Servanda.Web.Forms;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Apply;

/// <summary>The form to sign one accord.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Apply)]
public sealed class FormModel(Catalogue catalogue, PublicRegisterCache register, Reception reception) : PortalPage
{
    /// <summary>The accord.</summary>
    public Accord Accord { get; private set; } = null!;

    /// <summary>What was typed.</summary>
    public ApplyForm Form { get; private set; } = new();

    /// <summary>Its versions, where there is a choice.</summary>
    public IReadOnlyList<string> Versions { get; private set; } = [];

    /// <summary>Everything wrong with what was typed.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>What is offered for the country.</summary>
    public IReadOnlyList<(string, string)> Countries => CountryChoice.In(Language);

    /// <summary>Shows the form empty.</summary>
    public async Task<IActionResult> OnGetAsync(string accord, CancellationToken cancel)
    {
        if (!await FindAsync(accord, cancel))
            return NotFound();
        Form.OnceKey = PrivateId.New();
        return Page();
    }

    /// <summary>Takes the form in, or shows it again with what is wrong.</summary>
    public async Task<IActionResult> OnPostAsync(string accord, [FromForm] ApplyForm form, CancellationToken cancel)
    {
        if (!await FindAsync(accord, cancel))
            return NotFound();
        Form = form;
        var draft = ApplyFormReader.Read(form, Accord, Versions, Language, out var problems);
        Problems = problems;
        if (draft is null)
            return Page();
        await reception.ReceiveAsync(draft, Accord, cancel);
        // By the form's own key this browser, and no other, can ask for the letter again.
        return Redirect($"/{Words.Id(Language)}/apply/sent?form={draft.OnceKey}");
    }

    async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        if (catalogue.Accords.FirstOrDefault(one => one.Id == id) is not { } accord)
            return false;
        Accord = accord;
        var versions = (await register.GetAsync(cancel)).In(id).Versions.Select(one => one.Version).Distinct(StringComparer.Ordinal).ToList();
        Versions = versions.Count > 1 ? versions : [];
        return true;
    }
}
