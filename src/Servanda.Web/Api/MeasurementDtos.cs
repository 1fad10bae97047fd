using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Measurement;
using Servanda.Web.Layout;

namespace Servanda.Web.Api;

// What the API sends of public assessments. Nothing here is ever summed into one number.

/// <summary>Controls of one lane.</summary>
sealed record LaneDto(int Met, int PartlyMet, int Unmet)
{
    public static LaneDto Of(LaneCount one) => new(one.Met, one.PartlyMet, one.Unmet);
}

/// <summary>What shows a commitment, counted in controls, side by side.</summary>
sealed record LanesDto(LaneDto Measured, LaneDto Attested, int Unknown, int NotApplicable)
{
    public static LanesDto Of(Lanes one) => new(LaneDto.Of(one.Measured), LaneDto.Of(one.Attested), one.Unknown, one.NotApplicable);
}

/// <summary>What the latest public assessment of an organisation shows of a commitment.</summary>
sealed record HeadlineDto(string Organisation, string Commitment, string Verdict, LanesDto Lanes, string At)
{
    public static HeadlineDto Of(Headline one) => new(
        one.Organisation, one.Commitment, Words.Id(one.Verdict), LanesDto.Of(one.Lanes), Say.Machine(one.At));
}

/// <summary>A public assessment without its results. Bundle is the SHA-256 of its evidence bundle.</summary>
sealed record AssessmentDto(
    string Id, string Organisation, string Method, string Edition, string Source, string Tool, string Vantage, string StartedAt,
    string FinishedAt, string? PublishedAt, string Bundle, long Findings)
{
    public static AssessmentDto Of(AssessmentHead one) => new(
        one.Id, one.Organisation, one.Method.ToString(), one.Edition, MeasurementWords.Id(one.Source), one.Tool, one.Vantage,
        Say.Machine(one.StartedAt), Say.Machine(one.FinishedAt), one.PublishedAt is { } at ? Say.Machine(at) : null,
        one.Bundle.ToString(), one.Findings);
}

/// <summary>A commitment on a scorecard.</summary>
sealed record CommitmentResultDto(string Commitment, string Verdict, LanesDto Lanes, IReadOnlyList<string> Controls);

/// <summary>An accord on a scorecard.</summary>
sealed record AccordResultDto(string Accord, IReadOnlyList<CommitmentResultDto> Commitments);

/// <summary>A control on a scorecard.</summary>
sealed record ControlResultDto(string Control, string Status, string Evidence, int AssetsMet, int AssetsApplicable);

/// <summary>A public assessment with its verdicts, three lanes for each commitment.</summary>
sealed record ScorecardDto(AssessmentDto Assessment, IReadOnlyList<AccordResultDto> Accords, IReadOnlyList<ControlResultDto> Controls)
{
    public static ScorecardDto Of(StoredAssessment one) => new(
        AssessmentDto.Of(one.Head),
        [.. one.Accords.Select(accord => new AccordResultDto(accord.Result.AccordId,
            [.. accord.Result.Commitments.Select(commitment => new CommitmentResultDto(
                commitment.CommitmentId, Words.Id(commitment.Verdict), LanesDto.Of(commitment.Lanes),
                [.. commitment.Controls.Select(control => control.ControlId)]))]))],
        [.. one.Controls.Select(control => new ControlResultDto(
            control.ControlId, Words.Id(control.Status), Words.Id(control.Evidence), control.AssetsMet, control.AssetsApplicable))]);
}

/// <summary>What a rule found on an asset, with the clause that asks for it and the way to mend it.</summary>
sealed record FindingDto(
    string Rule, string Control, string Asset, string Severity, string Status, TextDto Reason, string Clause, TextDto? Remedy,
    string Evidence, IReadOnlyList<string> Observations)
{
    public static FindingDto Of(Finding one) => new(
        one.RuleId, one.ControlId, one.Asset, Words.Id(one.Severity), Words.Id(one.Status), TextDto.Of(one.Reason), one.Clause,
        TextDto.OfAny(one.Remedy), Words.Id(one.Evidence), [.. one.Observations.Select(digest => digest.ToString())]);
}

/// <summary>A method: the rules and the catalogue that judged, and since when.</summary>
sealed record MethodDto(
    string Digest, string Edition, string Catalogue, string FirstUsedAt, string? Previous, IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed, IReadOnlyList<string> Altered)
{
    public static MethodDto Of(MethodStep one) => new(
        one.Method.Digest.ToString(), one.Method.Edition, one.Method.Catalogue.ToString(), Say.Machine(one.FirstUsedAt),
        one.Previous?.Digest.ToString(), Ids(one.Added), Ids(one.Removed), Ids(one.Altered));

    static IReadOnlyList<string> Ids(IReadOnlyList<MethodRule> rules) => [.. rules.Select(rule => rule.Id)];
}
