using Servanda.Accords;
using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>An organisation of the register, with what it signed.</summary>
public sealed record RegisteredOrganisation
{
    /// <summary>Stable: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The name it is known by.</summary>
    public required string Name { get; init; }

    /// <summary>All its names that are not dropped, the official ones first.</summary>
    public required IReadOnlyList<OrganisationName> Names { get; init; }

    /// <summary>ISO 3166-1 alpha-3; null when nobody says.</summary>
    public string? Country { get; init; }

    /// <summary>What to beware of in what is said of it here; null when there is nothing.</summary>
    public Text? Caution { get; init; }

    /// <summary>Identifiers of other registers.</summary>
    public IReadOnlyList<OrganisationIdentifier> Identifiers { get; init; } = [];

    /// <summary>What can be looked at, and what is doubtful or no longer its own.</summary>
    public IReadOnlyList<OrganisationAsset> Assets { get; init; } = [];

    /// <summary>Whom it took the place of, and who took its place.</summary>
    public IReadOnlyList<Succession> Successions { get; init; } = [];

    /// <summary>Everything it signed, by accord; void ones stand at the end.</summary>
    public IReadOnlyList<RegisteredSignature> Signatures { get; init; } = [];

    /// <summary>Its names for a search and for sorting, folded: case, accents and punctuation aside; one a line.</summary>
    public required string SearchKey { get; init; }

    /// <summary>The change that entered it.</summary>
    public required long Change { get; init; }

    /// <summary>The last change of anything said of it here.</summary>
    public required long LastChange { get; init; }

    /// <summary>The name it is known by in a language; else the one it is known by.</summary>
    public string NameIn(Language language) =>
        Names.FirstOrDefault(name => name.Kind == NameKind.Official && name.Language == language)?.Name ?? Name;

    /// <summary>What an assessment looks at: the assets that are listed or proven.</summary>
    public Organisation ToOrganisation() => new()
    {
        Id = Id,
        Name = Name,
        OtherNames = [.. Names.Select(name => name.Name).Where(name => name != Name)],
        Country = Country,
        Caution = Caution,
        Assets =
        [
            .. Assets.Where(asset => asset.Standing is AssetStanding.Listed or AssetStanding.Proven)
                .Select(asset => new Asset(asset.Kind, asset.Name) { DkimSelectors = asset.DkimSelectors }),
        ],
    };
}

/// <summary>A name of an organisation.</summary>
/// <param name="Name">As written by its source.</param>
/// <param name="Language">Its language; null where it is the same in all, or nobody says.</param>
/// <param name="Kind">What it is to the organisation.</param>
/// <param name="Since">Since when; null when nobody says.</param>
/// <param name="Change">The change that brought it.</param>
public sealed record OrganisationName(string Name, Language? Language, NameKind Kind, PartialDate? Since, long Change);

/// <summary>An identifier of an organisation in another register.</summary>
/// <param name="Scheme"><c>lei</c>, <c>wikidata</c>, or the name of a national register.</param>
/// <param name="Value">The identifier.</param>
/// <param name="Change">The change that brought it.</param>
public sealed record OrganisationIdentifier(string Scheme, string Value, long Change);

/// <summary>An asset of an organisation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, in its own syntax; what is doubtful stands as its source writes it.</param>
/// <param name="Standing">How far it is the organisation's own.</param>
/// <param name="DkimSelectors">DKIM selectors named for a domain.</param>
/// <param name="Change">The change that brought it to this.</param>
public sealed record OrganisationAsset(
    AssetKind Kind, string Name, AssetStanding Standing, IReadOnlyList<string> DkimSelectors, long Change);

/// <summary>One organisation took the place of another.</summary>
/// <param name="Predecessor">The one before.</param>
/// <param name="Successor">The one after.</param>
/// <param name="Kind">How.</param>
/// <param name="On">When; null when nobody says.</param>
/// <param name="Change">The change that brought it.</param>
public sealed record Succession(string Predecessor, string Successor, SuccessionKind Kind, PartialDate? On, long Change);
