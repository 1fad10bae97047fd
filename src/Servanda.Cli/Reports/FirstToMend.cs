using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports;

/// <summary>A control to mend, and how much hangs on it.</summary>
/// <param name="Control">The control, unmet.</param>
/// <param name="Weight">0-3: the highest unmet weight of any commitment it bears on.</param>
/// <param name="Commitments">The commitments it alone is enough to break.</param>
/// <param name="Failing">The failing required findings of every asset.</param>
sealed record ToMend(ControlResult Control, int Weight, IReadOnlyList<string> Commitments, IReadOnlyList<Finding> Failing);

/// <summary>Puts what fails in the order in which mending it changes most.</summary>
static class FirstToMend
{
    /// <summary>Heaviest first, then by how many commitments it decides, then as the catalogue has them.</summary>
    public static IReadOnlyList<ToMend> In(Scorecard scorecard, CatalogueIndex index) =>
    [
        .. scorecard.Controls.Where(control => control.Status == ControlStatus.Unmet)
            .Select(control => Weigh(control, scorecard, index))
            .OrderByDescending(one => one.Weight).ThenByDescending(one => one.Commitments.Count),
    ];

    static ToMend Weigh(ControlResult control, Scorecard scorecard, CatalogueIndex index)
    {
        var weights = scorecard.Accords.SelectMany(accord => accord.Commitments)
            .Where(commitment => commitment.Controls.Any(one => one.ControlId == control.ControlId))
            .Select(commitment => (commitment.CommitmentId, index.Weight(commitment.CommitmentId, control.ControlId).Unmet))
            .ToList();
        return new ToMend(
            control,
            weights.Select(one => one.Unmet).DefaultIfEmpty().Max(),
            [.. weights.Where(one => one.Unmet >= ControlWeight.Decides).Select(one => one.CommitmentId)],
            [.. control.Assets.SelectMany(asset => asset.Findings)
                .Where(one => one is { Status: FindingStatus.Fail, Severity: Severity.Required })]);
    }
}
