using Servanda.Accords;

namespace Servanda.Assessment.Planning;

/// <summary>An accord as far as judgement needs it.</summary>
/// <param name="Id">The accord.</param>
/// <param name="Year">The version of its text.</param>
/// <param name="Commitments">Its commitments, in the order of the text.</param>
public sealed record PlannedAccord(string Id, int Year, IReadOnlyList<PlannedCommitment> Commitments)
{
    /// <summary>The part of an accord that judgement needs.</summary>
    public static PlannedAccord Of(Accord accord) => new(accord.Id, accord.Year,
    [
        .. accord.Commitments.Select(commitment => new PlannedCommitment(commitment.Id,
            [.. commitment.Controls.Select(weight => new PlannedWeight(weight.ControlId, weight.Met, weight.Unmet))])),
    ]);
}

/// <summary>A commitment with the controls that bear on it.</summary>
/// <param name="Id">The commitment.</param>
/// <param name="Weights">The controls and how far they count.</param>
public sealed record PlannedCommitment(string Id, IReadOnlyList<PlannedWeight> Weights);

/// <summary>How far a control counts; see <see cref="ControlWeight"/>.</summary>
/// <param name="ControlId">The control.</param>
/// <param name="Met">0-3.</param>
/// <param name="Unmet">0-3.</param>
public sealed record PlannedWeight(string ControlId, int Met, int Unmet);
