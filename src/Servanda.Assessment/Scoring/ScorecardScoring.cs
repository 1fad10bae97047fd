using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;
using Servanda.Assessment.Planning;

namespace Servanda.Assessment.Scoring;

/// <summary>From all findings of an organisation to its scorecard; each control is scored once, wherever it counts.</summary>
public static class ScorecardScoring
{
    /// <summary>The scorecard.</summary>
    public static Scorecard Of(
        Plan plan, IReadOnlyList<Finding> findings, DateTimeOffset startedAt, DateTimeOffset finishedAt)
    {
        var day = DateOnly.FromDateTime(startedAt.UtcDateTime);
        var ofControl = findings.ToLookup(finding => finding.ControlId, StringComparer.Ordinal);
        var results = plan.Controls
            .Select(control => ControlScoring.OfControl(control, ofControl[control], plan.Organisation.Attestations, day))
            .ToList();
        var byControl = results.ToDictionary(result => result.ControlId, StringComparer.Ordinal);
        return new Scorecard
        {
            Organisation = plan.Organisation,
            StartedAt = startedAt,
            FinishedAt = finishedAt,
            Accords = [.. plan.Accords.Select(accord => new AccordResult(accord.Id,
                [.. accord.Commitments.Select(commitment => CommitmentScoring.Of(commitment, byControl))]))],
            Controls = results,
        };
    }
}
