using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Assessment.Planning;

namespace Servanda.Assessment.Scoring;

/// <summary>From controls to a commitment's headline and lanes (docs/method.md, "From controls to a headline").</summary>
public static class CommitmentScoring
{
    /// <summary>The result of one commitment.</summary>
    public static CommitmentResult Of(PlannedCommitment commitment, IReadOnlyDictionary<string, ControlResult> byControl)
    {
        var weighed = commitment.Weights
            .Where(weight => byControl.ContainsKey(weight.ControlId))
            .Select(weight => (Weight: weight, Result: byControl[weight.ControlId]))
            .ToList();
        return new CommitmentResult
        {
            CommitmentId = commitment.Id,
            Verdict = Headline([.. weighed.Where(one => one.Result.Status != ControlStatus.NotApplicable)]),
            Lanes = LanesOf([.. weighed.Select(one => one.Result)]),
            Controls = [.. weighed.Select(one => one.Result)],
        };
    }

    static Verdict Headline(IReadOnlyList<(PlannedWeight Weight, ControlResult Result)> applicable)
    {
        if (applicable.Any(one => one.Weight.Unmet >= ControlWeight.Decides && one.Result.Status == ControlStatus.Unmet))
            return Verdict.NotKept;
        var shows = applicable.Where(one => one.Weight.Met > 0).ToList();
        if (shows.Count > 0 && shows.All(one =>
                one.Result.Status == ControlStatus.Met && one.Result.Evidence >= EvidenceLevel.Attested))
            return Verdict.Kept;
        return applicable.Any(one => one.Result.Status is ControlStatus.Met or ControlStatus.PartlyMet)
            ? Verdict.PartlyKept
            : Verdict.NotShown;
    }

    static Lanes LanesOf(IReadOnlyList<ControlResult> results)
    {
        var shown = results
            .Where(one => one.Status is ControlStatus.Met or ControlStatus.PartlyMet or ControlStatus.Unmet)
            .ToLookup(one => one.Evidence >= EvidenceLevel.Measured);
        return new Lanes(
            Count(shown[true]),
            Count(shown[false]),
            results.Count(one => one.Status == ControlStatus.Unknown),
            results.Count(one => one.Status == ControlStatus.NotApplicable));
    }

    static LaneCount Count(IEnumerable<ControlResult> results)
    {
        var byStatus = results.ToLookup(one => one.Status);
        return new LaneCount(
            byStatus[ControlStatus.Met].Count(),
            byStatus[ControlStatus.PartlyMet].Count(),
            byStatus[ControlStatus.Unmet].Count());
    }
}
