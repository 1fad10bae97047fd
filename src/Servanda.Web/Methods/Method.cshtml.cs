using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Web.Layout;

namespace Servanda.Web.Methods;

/// <summary>How a verdict comes about, and what changed in it since.</summary>
public sealed class MethodModel(Database database, Catalogue catalogue) : PublicPage
{
    /// <summary>The methods that judged here, the latest first.</summary>
    public IReadOnlyList<MethodStep> Steps { get; private set; } = [];

    /// <summary>The one of today; null where nothing was judged yet.</summary>
    public MethodStep? Today => Steps.Count == 0 ? null : Steps[0];

    /// <summary>Controls that this version does not measure, by how they are shown.</summary>
    public IEnumerable<Control> Shown(ShownBy by) => catalogue.Controls.Where(control => control.ShownBy == by);

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancel) =>
        Steps = [.. (await new StandingReads(database).MethodsAsync(cancel)).Reverse()];
}
