using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Storage.Workspaces;
using Servanda.Web.Layout;
using Servanda.Web.Log;

namespace Servanda.Web.Organisations;

/// <summary>An organisation: who it is, what it signed, what it was seen to do, and everything on record about it.</summary>
public sealed class OrganisationModel(
    Database database, TimeProvider clock, PublicRegisterCache cache, CatalogueIndex catalogue, PortalLog log) : PublicPage
{
    /// <summary>Entries shown without unfolding.</summary>
    public const int RecentEntries = 12;

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

    /// <summary>What it answers to findings.</summary>
    public IReadOnlyList<Reply> Replies { get; private set; } = [];

    /// <summary>What receivers reported of its mail, where it agreed that this is shown.</summary>
    public IReadOnlyList<MailFigures> Mail { get; private set; } = [];

    /// <summary>Titles of what was judged.</summary>
    public CatalogueIndex Catalogue => catalogue;

    /// <summary>Its name in the language of the page.</summary>
    public string Name => Organisation.NameIn(Language);

    /// <summary>Everything on record about it, the latest first.</summary>
    public IReadOnlyList<RecordEntry> Record { get; private set; } = [];

    /// <summary>Where its changes, its evidence and its scores stand in the log, by their numbers in the outbox.</summary>
    public IReadOnlyDictionary<long, LogPlace> Places { get; private set; } = new Dictionary<long, LogPlace>();

    /// <summary>Entries in the published log.</summary>
    public long LogSize { get; private set; }

    /// <summary>Its signatures, those that stand first.</summary>
    public IEnumerable<RegisteredSignature> Signatures => Organisation.Signatures.OrderBy(one => !one.IsStanding);

    /// <summary>Finds it, or says that there is none.</summary>
    public async Task<IActionResult> OnGetAsync(string organisation, CancellationToken cancel)
    {
        Register = await cache.GetAsync(cancel);
        if (Register.FindOrganisation(organisation) is not { } found)
            return NotFound();
        Organisation = found;
        Record = RecordEntry.Of(Register, found);
        if (await new MeasurementReads(database).FindLatestAsync(found.Id, cancel) is { } latest)
            await ReadEvidenceAsync(latest, cancel);
        Places = await new OutboxReader(database).PlacesAsync(
            [.. Record.Select(entry => entry.Change.Leaf).Concat(Assessments.Select(one => one.Outbox)).OfType<long>()], cancel);
        LogSize = await log.SizeAsync(cancel);
        // One without a leaf answers what is not public.
        Replies = [.. (await new ReplyStore(database, clock).OfAsync(found.Id, cancel)).Where(one => one.Leaf is not null)];
        Mail = await new MailConformance(database, clock).PublicAsync(found, cancel);
        return Page();
    }

    /// <summary>Where something stands in the log; null where it is not logged.</summary>
    public LogPlace? Place(long? number) => number is { } known ? Places.GetValueOrDefault(known) : null;

    /// <summary>The way to an assessment's bundle.</summary>
    public BundleView Bundle(AssessmentHead head) => new(head, Place(head.Outbox) is { } place && place.Index < LogSize);

    async Task ReadEvidenceAsync(StoredAssessment latest, CancellationToken cancel)
    {
        var standings = new StandingReads(database);
        Evidence = new EvidenceView(latest,
            await standings.ControlsAsync(Organisation.Id, cancel), await standings.CommitmentsAsync(Organisation.Id, cancel));
        Assessments = await new MeasurementReads(database).HistoryAsync(Organisation.Id, MaxEarlier, cancel);
    }
}
