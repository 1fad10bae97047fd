namespace Servanda.Accords.Scorecards;

/// <summary>One commitment on a scorecard: the headline, and the three lanes beside it.</summary>
public sealed record CommitmentResult
{
    /// <summary>The commitment.</summary>
    public required string CommitmentId { get; init; }

    /// <summary>The headline.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The lanes, never summed.</summary>
    public required Lanes Lanes { get; init; }

    /// <summary>The controls that bear on it, in the order of the catalogue.</summary>
    public required IReadOnlyList<ControlResult> Controls { get; init; }
}

/// <summary>What shows a commitment, counted in controls, side by side.</summary>
/// <param name="Measured">Controls shown by measurement or proof.</param>
/// <param name="Attested">Controls shown by an attestation.</param>
/// <param name="Unknown">Controls not shown either way; a mere declaration stays here.</param>
/// <param name="NotApplicable">Controls with nothing to apply to.</param>
public sealed record Lanes(LaneCount Measured, LaneCount Attested, int Unknown, int NotApplicable)
{
    /// <summary>Controls shown one way or the other: the 5 of 9.</summary>
    public int Shown => Measured.Total + Attested.Total;

    /// <summary>Controls that apply: the 9 of 9.</summary>
    public int Applicable => Shown + Unknown;
}

/// <summary>Controls in one lane by status.</summary>
/// <param name="Met">Met.</param>
/// <param name="PartlyMet">Partly met.</param>
/// <param name="Unmet">Unmet.</param>
public sealed record LaneCount(int Met, int PartlyMet, int Unmet)
{
    /// <summary>All in the lane.</summary>
    public int Total => Met + PartlyMet + Unmet;
}
