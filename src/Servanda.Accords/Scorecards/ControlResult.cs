using Servanda.Accords.Findings;
using Servanda.Accords.Registers;

namespace Servanda.Accords.Scorecards;

/// <summary>A control's status for an organisation, with what it rests on.</summary>
public sealed record ControlResult
{
    /// <summary>The control.</summary>
    public required string ControlId { get; init; }

    /// <summary>Over all assets, the worst.</summary>
    public required ControlStatus Status { get; init; }

    /// <summary>The weakest evidence it rests on; none when unknown.</summary>
    public required EvidenceLevel Evidence { get; init; }

    /// <summary>Each asset looked at; empty for a control that only attestation shows.</summary>
    public IReadOnlyList<AssetResult> Assets { get; init; } = [];

    /// <summary>The attestation that counts; null when there is none.</summary>
    public Attestation? Attestation { get; init; }

    /// <summary>How many assets meet it: the 7 of 9.</summary>
    public int AssetsMet => Assets.Count(asset => asset.Status == ControlStatus.Met);

    /// <summary>How many assets it applies to: the 9 of 9.</summary>
    public int AssetsApplicable => Assets.Count(asset => asset.Status != ControlStatus.NotApplicable);
}

/// <summary>A control's status for one asset.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="Status">What the required rules say.</param>
/// <param name="Findings">Every rule's finding, in the order of the rules.</param>
public sealed record AssetResult(string Asset, ControlStatus Status, IReadOnlyList<Finding> Findings);
