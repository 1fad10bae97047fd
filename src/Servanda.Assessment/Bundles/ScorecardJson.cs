using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Core.Json;

namespace Servanda.Assessment.Bundles;

/// <summary><c>scorecard.json</c>: headlines, lanes and control statuses; the findings stand in their own file.</summary>
static class ScorecardJson
{
    public const string Path = "scorecard.json";

    public static byte[] Write(Scorecard scorecard) => CanonicalJson.WriteHashed(JsonItem.Of(
        ("organisation", scorecard.Organisation.Id),
        ("accords", JsonItem.List(scorecard.Accords.Select(accord => JsonItem.Of(
            ("id", accord.AccordId),
            ("commitments", JsonItem.List(accord.Commitments.Select(Of))))))),
        ("controls", JsonItem.List(scorecard.Controls.Select(Of)))));

    static JsonItem Of(CommitmentResult commitment) => JsonItem.Of(
        ("id", commitment.CommitmentId),
        ("verdict", Words.Id(commitment.Verdict)),
        ("lanes", JsonItem.Of(
            ("measured", Of(commitment.Lanes.Measured)),
            ("attested", Of(commitment.Lanes.Attested)),
            ("unknown", commitment.Lanes.Unknown),
            ("notApplicable", commitment.Lanes.NotApplicable))),
        ("controls", BundleJson.Texts(commitment.Controls.Select(control => control.ControlId))));

    static JsonItem Of(LaneCount lane) =>
        JsonItem.Of(("met", lane.Met), ("partlyMet", lane.PartlyMet), ("unmet", lane.Unmet));

    static JsonItem Of(ControlResult control) => JsonItem.Of(
        ("id", control.ControlId),
        ("status", Words.Id(control.Status)),
        ("evidence", Words.Id(control.Evidence)),
        ("assets", JsonItem.List(control.Assets.Select(asset => JsonItem.Of(
            ("asset", asset.Asset), ("status", Words.Id(asset.Status)))))));
}
