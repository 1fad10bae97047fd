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
        var weighed = new List<(PlannedWeight Weight, ControlResult Result)>(commitment.Weights.Count);
        foreach (var weight in commitment.Weights)
        {
            if (byControl.TryGetValue(weight.ControlId, out var result))
                weighed.Add((weight, result));
        }
        return new CommitmentResult
        {
            CommitmentId = commitment.Id,
            Verdict = Headline(weighed.FindAll(one => one.Result.Status != ControlStatus.NotApplicable)),
            Lanes = LanesOf(weighed),
            Controls = weighed.ConvertAll(one => one.Result),
        };
    }

    static Verdict Headline(List<(PlannedWeight Weight, ControlResult Result)> applicable)
    {
        if (applicable.Exists(one => one.Weight.Unmet >= ControlWeight.Decides && one.Result.Status == ControlStatus.Unmet))
            return Verdict.NotKept;
        var shows = applicable.FindAll(one => one.Weight.Met > 0);
        if (shows.Count > 0 && shows.TrueForAll(one =>
                one.Result.Status == ControlStatus.Met && one.Result.Evidence >= EvidenceLevel.Attested))
            return Verdict.Kept;
        return applicable.Exists(one => one.Result.Status is ControlStatus.Met or ControlStatus.PartlyMet)
            ? Verdict.PartlyKept
            : Verdict.NotShown;
    }

    static Lanes LanesOf(List<(PlannedWeight Weight, ControlResult Result)> weighed)
    {
        LaneCount measured = new(0, 0, 0), attested = measured;
        int unknown = 0, notApplicable = 0;
        foreach (var (_, result) in weighed)
        {
            if (result.Status == ControlStatus.Unknown)
                unknown++;
            else if (result.Status == ControlStatus.NotApplicable)
                notApplicable++;
            else if (result.Evidence >= EvidenceLevel.Measured)
                measured = And(measured, result.Status);
            else
                attested = And(attested, result.Status);
        }
        return new Lanes(measured, attested, unknown, notApplicable);
    }

    static LaneCount And(LaneCount count, ControlStatus status) => status switch
    {
        ControlStatus.Met => count with { Met = count.Met + 1 },
        ControlStatus.PartlyMet => count with { PartlyMet = count.PartlyMet + 1 },
        ControlStatus.Unmet => count with { Unmet = count.Unmet + 1 },
        ControlStatus.NotApplicable or ControlStatus.Unknown => count,
    };
}
