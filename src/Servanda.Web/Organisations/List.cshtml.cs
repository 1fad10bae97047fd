using Servanda.Accords;
using Servanda.Storage.Register;
using Servanda.Web.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Organisations;

/// <summary>Everyone in the register, to be searched.</summary>
public sealed class ListModel(PublicRegisterCache cache, EvidenceCache evidence, CatalogueIndex catalogue) : PublicPage
{
    /// <summary>Titles of accords.</summary>
    public CatalogueIndex Catalogue => catalogue;

    /// <summary>The register.</summary>
    public PublicRegister Register { get; private set; } = null!;

    /// <summary>What is shown.</summary>
    public Evidence Evidence { get; private set; } = null!;

    /// <summary>Who is asked for.</summary>
    public OrganisationFilter Filter { get; private set; } = new();

    /// <summary>Everyone found.</summary>
    public IReadOnlyList<RegisteredOrganisation> Found { get; private set; } = [];

    /// <summary>The part of them on this page.</summary>
    public Paging Paging { get; private set; } = Paging.Of(0, 1, 1);

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Register = await cache.GetAsync(cancel);
        Evidence = await evidence.GetAsync(cancel);
        Filter = OrganisationFilter.Read(Request.Query);
        Found = Filter.Of(Register, Evidence.Measured.ContainsKey);
        Paging = Paging.Of(Found.Count, Filter.Page, OrganisationFilter.Size);
    }
}
