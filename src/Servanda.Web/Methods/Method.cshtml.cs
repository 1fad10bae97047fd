using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Log;
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

    /// <summary>Where their leaves stand in the log, by their numbers in the outbox.</summary>
    public IReadOnlyDictionary<long, LogPlace> Places { get; private set; } = new Dictionary<long, LogPlace>();

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Steps = [.. (await new StandingReads(database).MethodsAsync(cancel)).Reverse()];
        Places = await new OutboxReader(database).PlacesAsync([.. Steps.Select(step => step.Outbox).OfType<long>()], cancel);
    }
}
