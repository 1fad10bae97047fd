namespace Servanda.Accords.Registers;

/// <summary>An organisation signs an accord, as a source asserts it.</summary>
public sealed record Signature
{
    /// <summary>The accord signed.</summary>
    public required string AccordId { get; init; }

    /// <summary>Who signed.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>The name signed under.</summary>
    public required string Name { get; init; }

    /// <summary>The category the source gives, <c>private-sector</c> and so on; null when it gives none.</summary>
    public string? Category { get; init; }

    /// <summary>When; null when no source says.</summary>
    public PartialDate? On { get; init; }

    /// <summary>Who says so.</summary>
    public required string Source { get; init; }

    /// <summary>True when part of the row is general knowledge that nobody has checked against a source.</summary>
    public bool IsUnverified { get; init; }
}
