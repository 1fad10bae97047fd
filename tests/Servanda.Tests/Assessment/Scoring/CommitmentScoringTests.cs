using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Assessment.Planning;
using Servanda.Assessment.Scoring;

namespace Servanda.Tests.Assessment.Scoring;

public sealed class CommitmentScoringTests
{
    [Fact]
    public void An_unmet_control_that_decides_makes_it_not_kept() =>
        Assert.Equal(Verdict.NotKept, Headline(Of("a", 3, 2, ControlStatus.Unmet), Of("b", 3, 0, ControlStatus.Met)));

    [Fact]
    public void An_unmet_control_that_does_not_decide_leaves_it_partly_kept() =>
        Assert.Equal(Verdict.PartlyKept, Headline(Of("a", 1, 1, ControlStatus.Unmet), Of("b", 3, 0, ControlStatus.Met)));

    [Fact]
    public void It_is_kept_when_everything_with_a_met_weight_is_met() =>
        Assert.Equal(Verdict.Kept, Headline(Of("a", 3, 2, ControlStatus.Met), Of("b", 0, 1, ControlStatus.Unknown)));

    [Fact]
    public void What_does_not_apply_does_not_count() =>
        Assert.Equal(Verdict.Kept, Headline(Of("a", 3, 2, ControlStatus.Met), Of("b", 3, 3, ControlStatus.NotApplicable)));

    [Fact]
    public void A_mere_declaration_does_not_keep_it() =>
        Assert.Equal(Verdict.PartlyKept,
            Headline(Of("a", 3, 2, ControlStatus.Met), Of("b", 3, 0, ControlStatus.Met, EvidenceLevel.Declared)));

    [Fact]
    public void One_unknown_keeps_it_from_being_kept() =>
        Assert.Equal(Verdict.PartlyKept, Headline(Of("a", 3, 2, ControlStatus.Met), Of("b", 3, 2, ControlStatus.Unknown)));

    [Theory]
    [InlineData(ControlStatus.Unknown)]
    [InlineData(ControlStatus.NotApplicable)]
    public void Nothing_seen_is_not_shown_and_never_not_kept(ControlStatus status) =>
        Assert.Equal(Verdict.NotShown, Headline(Of("a", 3, 3, status)));

    [Fact]
    public void A_commitment_without_controls_is_not_shown() => Assert.Equal(Verdict.NotShown, Headline());

    [Fact]
    public void The_lanes_stand_side_by_side()
    {
        var lanes = Score(
            Of("a", 1, 1, ControlStatus.Met), Of("b", 1, 1, ControlStatus.Unmet),
            Of("c", 1, 1, ControlStatus.Met, EvidenceLevel.Attested), Of("d", 1, 1, ControlStatus.Unknown),
            Of("e", 1, 1, ControlStatus.NotApplicable)).Lanes;
        Assert.Equal(new Lanes(new LaneCount(1, 0, 1), new LaneCount(1, 0, 0), 1, 1), lanes);
        Assert.Equal((3, 4), (lanes.Shown, lanes.Applicable));
    }

    static Verdict Headline(params (PlannedWeight, ControlResult)[] controls) => Score(controls).Verdict;

    static CommitmentResult Score(params (PlannedWeight Weight, ControlResult Result)[] controls) =>
        CommitmentScoring.Of(
            new PlannedCommitment("x.1", [.. controls.Select(one => one.Weight)]),
            controls.ToDictionary(one => one.Result.ControlId, one => one.Result));

    static (PlannedWeight, ControlResult) Of(
        string id, int met, int unmet, ControlStatus status, EvidenceLevel evidence = EvidenceLevel.Measured) =>
        (new PlannedWeight(id, met, unmet), new ControlResult { ControlId = id, Status = status, Evidence = evidence });
}
