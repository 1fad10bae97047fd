using Servanda.Accords;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Accords;

/// <summary>Every accord, with how many signed it.</summary>
public sealed class IndexModel(Catalogue catalogue, PublicRegisterCache cache, EvidenceCache evidence) : PublicPage
{
    /// <summary>In the order of their titles.</summary>
    public IReadOnlyList<AccordGlance> Accords { get; private set; } = [];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancel) =>
        Accords = AccordGlance.All(catalogue, await cache.GetAsync(cancel), await evidence.GetAsync(cancel), Language);
}
