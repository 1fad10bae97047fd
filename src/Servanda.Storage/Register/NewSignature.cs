using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>A signature to be entered.</summary>
public sealed record NewSignature
{
    /// <summary>The accord.</summary>
    public required string AccordId { get; init; }

    /// <summary>Who signs.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>The name signed under; null for the name it is known by.</summary>
    public string? Name { get; init; }

    /// <summary>The category; null when none is given.</summary>
    public string? Category { get; init; }

    /// <summary>When; null when nobody says.</summary>
    public PartialDate? On { get; init; }

    /// <summary>The version of the text; null when nobody says.</summary>
    public string? Version { get; init; }

    /// <summary>Who says so: a source, or the application.</summary>
    public required string Source { get; init; }

    /// <summary>On whose word.</summary>
    public required SignatureBasis Basis { get; init; }

    /// <summary>Who signed for it, which stands hidden in the log and can be erased; null when not recorded.</summary>
    public string? Signatory { get; init; }
}

/// <summary>What of a signature is to be said otherwise; what is null stays.</summary>
public sealed record SignatureEdit
{
    /// <summary>The name signed under.</summary>
    public string? Name { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>When it was signed.</summary>
    public PartialDate? On { get; init; }

    /// <summary>The version of the text.</summary>
    public string? Version { get; init; }

    /// <summary>Who says so.</summary>
    public string? Source { get; init; }
}
