using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Data;

/// <summary>What may be taken along, and what its fields say.</summary>
public sealed class DataModel(PublicRegisterCache cache) : PublicPage
{
    /// <summary>The register that the tables are made from.</summary>
    public PublicRegister Register { get; private set; } = null!;

    /// <summary>Reads how far the register is.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Register = await cache.GetAsync(cancel);
}
