using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Web.Layout;
using Servanda.Web.Log;

namespace Servanda.Web.Organisations;

/// <summary>Every finding of one control in an organisation's latest public assessment, asset by asset, with the digests of
/// what was seen.</summary>
public sealed class FindingsModel(Database database, PublicRegisterCache cache, CatalogueIndex catalogue, PortalLog log) : PublicPage
{
    /// <summary>Assets on one page at the most.</summary>
    public const int AssetsPerPage = 25;

    /// <summary>The organisation.</summary>
    public RegisteredOrganisation Organisation { get; private set; } = null!;

    /// <summary>The assessment.</summary>
    public AssessmentHead Head { get; private set; } = null!;

    /// <summary>The way to its bundle.</summary>
    public BundleView Bundle { get; private set; } = null!;

    /// <summary>How the control stands.</summary>
    public ControlResult Result { get; private set; } = null!;

    /// <summary>The assets of this page, the most urgent first.</summary>
    public IReadOnlyList<AssetResult> Assets { get; private set; } = [];

    /// <summary>Which of the assets are shown.</summary>
    public Paging Paging { get; private set; } = Paging.Of(0, 1, 1);

    /// <summary>The ways to the other assets.</summary>
    public PageLinks Links => new(Paging, number => FormattableString.Invariant($"?page={number}"));

    /// <summary>What the control is called.</summary>
    public Text Title => catalogue.ControlTitle(Result.ControlId);

    /// <summary>The control; null where the catalogue of today does not know it.</summary>
    public Control? Control => catalogue.Control(Result.ControlId);

    /// <summary>An asset's findings, what fails first.</summary>
    public static IEnumerable<Finding> Ordered(AssetResult asset) => asset.Findings.OrderBy(one => Lanewise.Urgency(one.Status));

    /// <summary>Finds them, or says that there are none.</summary>
    public async Task<IActionResult> OnGetAsync(string organisation, string control, int page, CancellationToken cancel)
    {
        var register = await cache.GetAsync(cancel);
        if (register.FindOrganisation(organisation) is not { } found ||
            await new MeasurementReads(database).FindLatestAsync(found.Id, cancel) is not { } latest ||
            latest.Controls.FirstOrDefault(one => one.ControlId == control) is not { } result)
            return NotFound();
        (Organisation, Head, Result) = (found, latest.Head, result);
        var place = Head.Outbox is { } number ? (await new OutboxReader(database).FindAsync(number, cancel))?.Place : null;
        Bundle = new(Head, place is not null && place.Index < await log.SizeAsync(cancel));
        Paging = Paging.Of(result.Assets.Count, page, AssetsPerPage);
        Assets =
        [
            .. Paging.Of(result.Assets.OrderBy(one => Lanewise.Urgency(one.Status))
                .ThenBy(one => one.Asset, StringComparer.Ordinal).ToList()),
        ];
        return Page();
    }
}
