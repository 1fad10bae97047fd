using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Compare;

/// <summary>Up to four organisations side by side, commitment by commitment, in the order they were chosen; never ranked.</summary>
public sealed class IndexModel(Database database, PublicRegisterCache cache, CatalogueIndex catalogue) : PublicPage
{
    /// <summary>Of a search, shown at the most.</summary>
    public const int MostFound = 12;

    /// <summary>Titles.</summary>
    public CatalogueIndex Catalogue => catalogue;

    /// <summary>What the address says.</summary>
    public Chosen Chosen { get; private set; } = new();

    /// <summary>Those of the chosen ones that there are.</summary>
    public IReadOnlyList<RegisteredOrganisation> Organisations { get; private set; } = [];

    /// <summary>Everyone found who could be added; empty where nobody is looked for.</summary>
    public IReadOnlyList<RegisteredOrganisation> Found { get; private set; } = [];

    /// <summary>Accords that one of them signed, by title.</summary>
    public IReadOnlyList<Accord> Accords { get; private set; } = [];

    /// <summary>The accord compared; null where none of them signed any.</summary>
    public Accord? Accord { get; private set; }

    /// <summary>Headlines by commitment and organisation.</summary>
    public IReadOnlyDictionary<(string Commitment, string Organisation), Headline> Headlines { get; private set; } =
        new Dictionary<(string, string), Headline>();

    /// <summary>True while one more has room.</summary>
    public bool HasRoom => Organisations.Count < Chosen.Most;

    /// <summary>True when an organisation's signature of the accord stands.</summary>
    public bool HasSigned(RegisteredOrganisation organisation) =>
        organisation.Signatures.Any(signature => signature.AccordId == Accord?.Id && signature.IsStanding);

    /// <summary>True when anything public was found of it.</summary>
    public bool IsMeasured(RegisteredOrganisation organisation) => Headlines.Keys.Any(key => key.Organisation == organisation.Id);

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var register = await cache.GetAsync(cancel);
        Chosen = Chosen.Read(Request.Query);
        Organisations = [.. Chosen.Organisations.Select(register.FindOrganisation).OfType<RegisteredOrganisation>()];
        Chosen = Chosen with { Organisations = [.. Organisations.Select(one => one.Id)] };
        if (Chosen.Search is { } search && HasRoom)
            Found = [.. register.Search(search).Where(one => !Organisations.Contains(one)).Take(MostFound)];
        Accords =
        [
            .. Organisations.SelectMany(one => one.Signatures).Where(signature => signature.IsStanding)
                .Select(signature => catalogue.Accord(signature.AccordId)).OfType<Accord>().DistinctBy(accord => accord.Id)
                .OrderBy(accord => NameKey.Of(accord.Title.In(Language)), StringComparer.Ordinal),
        ];
        // First an accord that most of them signed: there is most to compare.
        Accord = Accords.FirstOrDefault(accord => accord.Id == Chosen.Accord)
            ?? Accords.MaxBy(accord => Organisations.Count(one => one.Signatures.Any(signed => signed.AccordId == accord.Id)));
        if (Accord is null)
            return;
        Headlines = (await new MeasurementReads(database).HeadlinesAsync(Accord.Id, [.. Organisations.Select(one => one.Id)], cancel))
            .ToDictionary(headline => (headline.Commitment, headline.Organisation));
    }
}
