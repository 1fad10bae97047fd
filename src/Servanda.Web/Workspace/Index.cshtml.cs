using Microsoft.AspNetCore.Mvc;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Register;

namespace Servanda.Web.Workspace;

/// <summary>An organisation sees itself: what it signed, and what it asked for.</summary>
public sealed class IndexModel(Database database, TimeProvider clock, PublicRegisterCache register) : WorkspacePage(register)
{
    const int Most = 50;

    /// <summary>What was asked, the last first.</summary>
    public IReadOnlyList<Application> Asked { get; private set; } = [];

    /// <summary>True after asking.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string? came, CancellationToken cancel)
    {
        if (!await EnterAsync(cancel))
            return NotFound();
        Asked = await new ApplicationStore(database, clock).OfOrganisationAsync(Organisation.Id, Most, cancel);
        IsDone = came == "done";
        return Page();
    }
}
