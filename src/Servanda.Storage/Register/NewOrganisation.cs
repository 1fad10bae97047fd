using Servanda.Accords;

namespace Servanda.Storage.Register;

/// <summary>An organisation to be entered.</summary>
public sealed record NewOrganisation
{
    /// <summary>Its id; null to make one of its name.</summary>
    public string? Id { get; init; }

    /// <summary>The name it is known by.</summary>
    public required string Name { get; init; }

    /// <summary>Other official names, each with its language.</summary>
    public IReadOnlyList<(Language Language, string Name)> NamesByLanguage { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-3; null when nobody says.</summary>
    public string? Country { get; init; }

    /// <summary>What can be looked at.</summary>
    public IReadOnlyList<NewAsset> Assets { get; init; } = [];

    /// <summary>Identifiers of other registers: scheme (<c>lei</c>, <c>wikidata</c>, ...) and value.</summary>
    public IReadOnlyList<(string Scheme, string Value)> Identifiers { get; init; } = [];

    /// <summary>Who says so: a source, or the application.</summary>
    public required string Source { get; init; }
}

/// <summary>An asset to be entered.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, in its own syntax: a domain in A-labels, <c>AS64496</c>, a product's name.</param>
/// <param name="Standing">Listed or proven.</param>
public sealed record NewAsset(AssetKind Kind, string Name, AssetStanding Standing)
{
    /// <summary>DKIM selectors named for a domain.</summary>
    public IReadOnlyList<string> DkimSelectors { get; init; } = [];
}
