namespace Servanda.Accords.Registers;

/// <summary>A company, state, authority or association. One organisation in two accords is one organisation.</summary>
public sealed record Organisation
{
    /// <summary>Stable: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The name it is known by, as its source writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Other names it has signed under or is known by; empty when none.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-3; null when the source does not say.</summary>
    public string? Country { get; init; }

    /// <summary>What to beware of in what is said of it here; null when there is nothing.</summary>
    public Text? Caution { get; init; }

    /// <summary>What can be looked at; empty when nothing is known.</summary>
    public IReadOnlyList<Asset> Assets { get; init; } = [];

    /// <summary>What a source gives for its domain and is plainly not one of its own, as written; looked at by nobody.</summary>
    public IReadOnlyList<string> DoubtfulDomains { get; init; } = [];

    /// <summary>What it claims; empty when nothing.</summary>
    public IReadOnlyList<Attestation> Attestations { get; init; } = [];
}
