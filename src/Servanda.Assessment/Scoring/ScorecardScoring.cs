using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;

namespace Servanda.Assessment.Scoring;

/// <summary>From all findings of an organisation to its scorecard; each control is scored once, wherever it counts.</summary>
public static class ScorecardScoring
{
    /// <summary>The scorecard; accords in the order given.</summary>
    public static Scorecard Of(
        Organisation organisation, IReadOnlyList<Accord> accords, IReadOnlyList<Control> controls,
        IReadOnlyList<Finding> findings, DateTimeOffset startedAt, DateTimeOffset finishedAt)
    {
        var day = DateOnly.FromDateTime(startedAt.UtcDateTime);
        var results = controls
            .Select(control => ControlScoring.OfControl(control, findings, organisation.Attestations, day))
            .ToList();
        var byControl = results.ToDictionary(result => result.ControlId, StringComparer.Ordinal);
        return new Scorecard
        {
            Organisation = organisation,
            StartedAt = startedAt,
            FinishedAt = finishedAt,
            Accords = [.. accords.Select(accord => new AccordResult(accord.Id,
                [.. accord.Commitments.Select(commitment => CommitmentScoring.Of(commitment, byControl))]))],
            Controls = results,
        };
    }
}
