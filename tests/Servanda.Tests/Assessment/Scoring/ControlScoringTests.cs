using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;
using Servanda.Assessment.Scoring;
using Servanda.Core;

namespace Servanda.Tests.Assessment.Scoring;

public sealed class ControlScoringTests
{
    static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(ControlStatus.Met, FindingStatus.Pass, FindingStatus.Pass)]
    [InlineData(ControlStatus.Met, FindingStatus.Pass, FindingStatus.NotApplicable)]
    [InlineData(ControlStatus.PartlyMet, FindingStatus.Pass, FindingStatus.Warn)]
    [InlineData(ControlStatus.Unmet, FindingStatus.Pass, FindingStatus.Fail)]
    [InlineData(ControlStatus.Unmet, FindingStatus.NotMeasured, FindingStatus.Fail)]
    [InlineData(ControlStatus.Unknown, FindingStatus.Pass, FindingStatus.NotMeasured)]
    [InlineData(ControlStatus.NotApplicable, FindingStatus.NotApplicable, FindingStatus.NotApplicable)]
    public void Required_rules_decide(ControlStatus expected, FindingStatus one, FindingStatus other) =>
        Assert.Equal(expected, ControlScoring.OfAsset([Of("a", one), Of("a", other)]));

    [Fact]
    public void Recommended_rules_only_inform() =>
        Assert.Equal(ControlStatus.Met,
            ControlScoring.OfAsset([Of("a", FindingStatus.Pass), Of("a", FindingStatus.Fail, Severity.Recommended)]));

    [Fact]
    public void Over_assets_the_worst_counts_and_the_share_is_kept()
    {
        var result = Score([Of("a", FindingStatus.Pass), Of("b", FindingStatus.Fail), Of("c", FindingStatus.NotApplicable)]);
        Assert.Equal((ControlStatus.Unmet, 1, 2), (result.Status, result.AssetsMet, result.AssetsApplicable));
    }

    [Fact]
    public void An_asset_nobody_could_look_at_keeps_the_control_from_being_met() =>
        Assert.Equal(ControlStatus.Unknown,
            Score([Of("a", FindingStatus.Pass), Of("b", FindingStatus.NotMeasured)]).Status);

    [Fact]
    public void An_attestation_with_a_document_stands_where_nothing_was_measured()
    {
        var result = Score([], Attested(Digest.Of("x"u8)));
        Assert.Equal((ControlStatus.Met, EvidenceLevel.Attested), (result.Status, result.Evidence));
    }

    [Fact]
    public void An_attestation_does_not_speak_against_a_measurement() =>
        Assert.Equal(ControlStatus.Unmet, Score([Of("a", FindingStatus.Fail)], Attested(Digest.Of("x"u8))).Status);

    [Fact]
    public void A_declaration_shows_nothing()
    {
        var result = Score([], Attested());
        Assert.Equal((ControlStatus.Unknown, EvidenceLevel.Declared), (result.Status, result.Evidence));
    }

    [Fact]
    public void A_lapsed_attestation_shows_nothing() =>
        Assert.Equal(ControlStatus.Unknown,
            Score([], Attested(Digest.Of("x"u8)) with { Until = Today.AddDays(-1) }).Status);

    static ControlResult Score(IReadOnlyList<Finding> findings, params Attestation[] attestations) =>
        ControlScoring.OfControl("x.y", findings, attestations, Today);

    static Attestation Attested(params Digest[] documents) => new()
    {
        ControlId = "x.y",
        Statement = "s",
        On = Today.AddDays(-10),
        Until = Today,
        Documents = documents,
    };

    static Finding Of(string asset, FindingStatus status, Severity severity = Severity.Required) => new()
    {
        RuleId = "x.y.z",
        ControlId = "x.y",
        Asset = asset,
        Severity = severity,
        Status = status,
        Reason = Text.Same("r"),
        Clause = "RFC 0",
        Evidence = EvidenceLevel.Measured,
    };
}
