using Servanda.Accords;
using Servanda.Storage.Register;
using Servanda.Web.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Home;

/// <summary>The first page: the accords at a glance.</summary>
public sealed class IndexModel(
    Catalogue catalogue, CatalogueIndex index, PublicRegisterCache cache, EvidenceCache evidence, FigureShelf shelf) : PublicPage
{
    /// <summary>Changes shown.</summary>
    public const int LatestChanges = 6;

    /// <summary>Titles.</summary>
    public CatalogueIndex Catalogue => index;

    /// <summary>Every accord in a few numbers: those looked at and those with most signatories first, as there is most to see.</summary>
    public IReadOnlyList<AccordGlance> Accords { get; private set; } = [];

    /// <summary>The register.</summary>
    public PublicRegister Register { get; private set; } = null!;

    /// <summary>What is shown.</summary>
    public Evidence Evidence { get; private set; } = null!;

    /// <summary>The numbers of all accords, drawn.</summary>
    public AccordFigures Figures { get; private set; } = null!;

    /// <summary>Signatures that stand.</summary>
    public int Standing => Register.Accords.Sum(accord => accord.Standing.Count);

    /// <summary>Accords of which something was published about a commitment.</summary>
    public IEnumerable<AccordGlance> Shown => Accords.Where(one => one.Measured > 0
        && one.Accord.Commitments.Any(commitment => Evidence.Counts.ContainsKey(commitment.Id)));

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Register = await cache.GetAsync(cancel);
        Evidence = await evidence.GetAsync(cancel);
        Figures = shelf.OfAll(Register, Language);
        Accords =
        [
            .. AccordGlance.All(catalogue, Register, Evidence, Language)
                .OrderByDescending(one => one.Measured > 0).ThenByDescending(one => one.Organisations > 0),
        ];
    }
}
