using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Organisations;

/// <summary>An organisation: who it is, what it signed, what it was seen to do, and everything on record about it.</summary>
public sealed class OrganisationModel(Database database, PublicRegisterCache cache, CatalogueIndex catalogue) : PublicPage
{
    /// <summary>Changes shown without unfolding.</summary>
    public const int RecentChanges = 12;

    /// <summary>Earlier assessments listed at the most.</summary>
    public const int MaxEarlier = 24;

    /// <summary>The register it stands in.</summary>
    public PublicRegister Register { get; private set; } = null!;

    /// <summary>The organisation.</summary>
    public RegisteredOrganisation Organisation { get; private set; } = null!;

    /// <summary>What was found; null where nothing public was.</summary>
    public EvidenceView? Evidence { get; private set; }

    /// <summary>Public assessments, the latest first.</summary>
    public IReadOnlyList<AssessmentHead> Assessments { get; private set; } = [];

    /// <summary>Titles of what was judged.</summary>
    public CatalogueIndex Catalogue => catalogue;

    /// <summary>Its name in the language of the page.</summary>
    public string Name => Organisation.NameIn(Language);

    /// <summary>Every change about it, the latest first.</summary>
    public IReadOnlyList<RegisterChange> Changes => [.. Register.ChangesOfOrganisation(Organisation.Id)];

    /// <summary>Its signatures, those that stand first.</summary>
    public IEnumerable<RegisteredSignature> Signatures => Organisation.Signatures.OrderBy(one => !one.IsStanding);

    /// <summary>Finds it, or says that there is none.</summary>
    public async Task<IActionResult> OnGetAsync(string organisation, CancellationToken cancel)
    {
        Register = await cache.GetAsync(cancel);
        if (Register.FindOrganisation(organisation) is not { } found)
            return NotFound();
        Organisation = found;
        var reads = new MeasurementReads(database);
        if (await reads.FindLatestAsync(found.Id, cancel) is not { } latest)
            return Page();
        var standings = new StandingReads(database);
        Evidence = new EvidenceView(
            latest, await standings.ControlsAsync(found.Id, cancel), await standings.CommitmentsAsync(found.Id, cancel));
        Assessments = await reads.HistoryAsync(found.Id, MaxEarlier, cancel);
        return Page();
    }
}
