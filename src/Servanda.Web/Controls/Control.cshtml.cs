using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Controls;

/// <summary>A control: what it asks, the rules that judge it, the promises it bears on, and how it stands.</summary>
public sealed class ControlModel(Database database, PublicRegisterCache cache, CatalogueIndex catalogue) : PublicPage
{
    /// <summary>Organisations named for each state at the most.</summary>
    public const int MaxNamed = 200;

    /// <summary>The control.</summary>
    public Control Control { get; private set; } = null!;

    /// <summary>The method of today; null where nothing was judged here yet.</summary>
    public MethodStep? Method { get; private set; }

    /// <summary>The rules of that method that judge it.</summary>
    public IReadOnlyList<MethodRule> Rules { get; private set; } = [];

    /// <summary>Organisations by how it stands with them, by name.</summary>
    public ILookup<ControlStatus, RegisteredOrganisation> Stands { get; private set; } = null!;

    /// <summary>The promises it bears on.</summary>
    public IEnumerable<Commitment> BearsOn => catalogue.BearsOn(Control.Id);

    /// <summary>Titles of what it is about.</summary>
    public CatalogueIndex Catalogue => catalogue;

    /// <summary>Finds it, or says that there is none.</summary>
    public async Task<IActionResult> OnGetAsync(string control, CancellationToken cancel)
    {
        if (catalogue.Control(control) is not { } found)
            return NotFound();
        Control = found;
        Method = await new StandingReads(database).MethodsAsync(cancel) is [.., var last] ? last : null;
        Rules = [.. Method?.Method.Rules.Where(rule => rule.Id.StartsWith($"{control}.", StringComparison.Ordinal)) ?? []];
        var register = await cache.GetAsync(cancel);
        Stands = (from headline in await new MeasurementReads(database).ControlHeadlinesAsync(control, cancel)
                  let organisation = register.FindOrganisation(headline.Organisation)
                  where organisation is not null
                  orderby NameKey.Of(organisation.NameIn(Language))
                  select (headline.Status, organisation)).ToLookup(one => one.Status, one => one.organisation);
        return Page();
    }
}
