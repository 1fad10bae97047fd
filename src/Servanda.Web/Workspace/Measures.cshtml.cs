using Microsoft.AspNetCore.Mvc;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;

namespace Servanda.Web.Workspace;

/// <summary>Everything measured of an organisation, also what is not public yet.</summary>
public sealed class MeasuresModel(Database database, PublicRegisterCache register) : WorkspacePage(register)
{
    const int Most = 100;

    /// <summary>The assessments, the last first.</summary>
    public IReadOnlyList<AssessmentHead> Assessments { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await EnterAsync(cancel))
            return NotFound();
        Assessments = await new MeasurementReads(database).PrivateHistoryAsync(Organisation.Id, Most, cancel);
        return Page();
    }
}
