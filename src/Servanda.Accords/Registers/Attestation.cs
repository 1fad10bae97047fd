using Servanda.Core;

namespace Servanda.Accords.Registers;

/// <summary>A dated claim by an organisation that a control is met, with the document that shows it.</summary>
public sealed record Attestation
{
    /// <summary>The control claimed, such as <c>conduct.no-hack-back</c>.</summary>
    public required string ControlId { get; init; }

    /// <summary>What is claimed, in the organisation's words.</summary>
    public required string Statement { get; init; }

    /// <summary>When it was made.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The last day it counts.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Digests of the documents attached; with none it is a declaration, not an attestation.</summary>
    public IReadOnlyList<Digest> Documents { get; init; } = [];

    /// <summary>Where it stands on the ladder of evidence.</summary>
    public EvidenceLevel Level => Documents.Count > 0 ? EvidenceLevel.Attested : EvidenceLevel.Declared;

    /// <summary>True on the days it counts.</summary>
    public bool Counts(DateOnly day) => On <= day && day <= Until;
}
