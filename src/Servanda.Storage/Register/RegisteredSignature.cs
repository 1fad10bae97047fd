using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>A signature and all that became of it.</summary>
public sealed record RegisteredSignature
{
    /// <summary>The accord and the organisation with a dot between, <c>cta.abb</c>; a second one ends in <c>.2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The accord.</summary>
    public required string AccordId { get; init; }

    /// <summary>Who signed.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>Its states, the oldest first; never empty.</summary>
    public required IReadOnlyList<SignatureState> History { get; init; }

    /// <summary>The state that holds.</summary>
    public SignatureState Current => History[^1];

    /// <summary>What became of it.</summary>
    public SignatureStatus Status => Current.Status;

    /// <summary>True while it counts as a signature: active or suspended.</summary>
    public bool IsStanding => Status is SignatureStatus.Active or SignatureStatus.Suspended;
}

/// <summary>One state of a signature; the next one replaces it and leaves it as it was.</summary>
public sealed record SignatureState
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it is in.</summary>
    public required SignatureStatus Status { get; init; }

    /// <summary>The name signed under.</summary>
    public required string Name { get; init; }

    /// <summary>The category, <c>private-sector</c> and so on; null when none is given.</summary>
    public string? Category { get; init; }

    /// <summary>When it was signed; null when nobody says.</summary>
    public PartialDate? SignedOn { get; init; }

    /// <summary>Since when it is in this status, where that is not the day it was signed; null when nobody says.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>The version of the text that was signed; null when nobody says.</summary>
    public string? Version { get; init; }

    /// <summary>The organisation that took its place; null when none did.</summary>
    public string? Successor { get; init; }

    /// <summary>Who says so.</summary>
    public required string Source { get; init; }

    /// <summary>On whose word.</summary>
    public required SignatureBasis Basis { get; init; }

    /// <summary>True when part of it is general knowledge that nobody has checked against a source.</summary>
    public bool IsUnverified { get; init; }

    /// <summary>The change that brought it.</summary>
    public required long Change { get; init; }
}
