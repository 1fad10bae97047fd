using Servanda.Accords;

namespace Servanda.Storage.Applications;

/// <summary>What is asked of the register, whether it has come in or not.</summary>
public abstract record Asked
{
    /// <summary>What it asks for.</summary>
    public required ApplicationKind Kind { get; init; }

    /// <summary>The accord.</summary>
    public required string AccordId { get; init; }

    /// <summary>The version signed; null where none is named.</summary>
    public string? Version { get; init; }

    /// <summary>The organisation of the register; null while it is not known, or not in it yet.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>Who takes its place, for a succession; null otherwise.</summary>
    public string? SuccessorId { get; init; }

    /// <summary>How, for a succession: merger, renaming or split, as the register writes it; null otherwise.</summary>
    public string? Succession { get; init; }

    /// <summary>The signature to be changed; null for a new one and for a succession.</summary>
    public string? SignatureId { get; init; }

    /// <summary>The number of the state of that signature this was asked on; null where it does not matter.</summary>
    public int? SignatureState { get; init; }

    /// <summary>The organisation's name, as it is to stand in the register.</summary>
    public required string Name { get; init; }

    /// <summary>One of the accord's types of signatory; null where it has one only.</summary>
    public string? Category { get; init; }

    /// <summary>ISO 3166-1 alpha-3; null when not said.</summary>
    public string? Country { get; init; }

    /// <summary>By what authority, or why.</summary>
    public required string Statement { get; init; }

    /// <summary>The language to write to the contact in.</summary>
    public required Language Language { get; init; }

    /// <summary>The day that counts, as <see cref="Servanda.Accords.Registers.PartialDate"/> writes it; null for the day of
    /// publication.</summary>
    public string? EffectiveOn { get; init; }
}
