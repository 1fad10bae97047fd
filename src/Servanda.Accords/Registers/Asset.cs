namespace Servanda.Accords.Registers;

/// <summary>Something of an organisation that can be looked at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, in its own syntax: a domain in A-labels, <c>AS64496</c>, a product's name.</param>
public sealed record Asset(AssetKind Kind, string Name)
{
    /// <summary>DKIM selectors the operator named for a domain; empty when none were.</summary>
    public IReadOnlyList<string> DkimSelectors { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
