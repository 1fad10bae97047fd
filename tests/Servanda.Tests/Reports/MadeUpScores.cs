using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;

namespace Servanda.Tests.Reports;

/// <summary>Turns made-up findings into a scorecard, by DESIGN.md; the tool's own scoring is tested elsewhere.</summary>
static class MadeUpScores
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 14, 3, TimeSpan.Zero);

    public static Scorecard Score(Organisation organisation, IReadOnlyList<Finding> findings)
    {
        var controls = MadeUpCatalogue.Catalogue.Controls
            .Select(control => Judge(control, organisation, [.. findings.Where(one => one.ControlId == control.Id)]))
            .ToList();
        return new Scorecard
        {
            Organisation = organisation,
            StartedAt = Start,
            FinishedAt = Start.AddSeconds(2),
            Accords = [.. MadeUpCatalogue.Catalogue.Accords.Select(accord =>
                new AccordResult(accord.Id, [.. accord.Commitments.Select(one => Judge(one, controls))]))],
            Controls = controls,
        };
    }

    static ControlResult Judge(Control control, Organisation organisation, IReadOnlyList<Finding> findings)
    {
        var assets = findings.GroupBy(finding => finding.Asset)
            .Select(group => new AssetResult(group.Key, Worst(group), [.. group])).ToList();
        var attestation = organisation.Attestations.FirstOrDefault(one => one.ControlId == control.Id);
        var status = assets.Count > 0 ? Worst([.. assets.Select(asset => asset.Status)])
            : attestation is not null ? ControlStatus.Met
            : ControlStatus.Unknown;
        var shown = findings.Where(one => one.Status is FindingStatus.Pass or FindingStatus.Warn or FindingStatus.Fail).ToList();
        return new ControlResult
        {
            ControlId = control.Id,
            Status = status,
            Evidence = status is ControlStatus.Unknown or ControlStatus.NotApplicable ? EvidenceLevel.None
                : shown.Count > 0 ? shown.Min(finding => finding.Evidence)
                : attestation!.Level,
            Assets = assets,
            Attestation = attestation,
        };
    }

    static ControlStatus Worst(IEnumerable<Finding> findings)
    {
        var required = findings.Where(one => one.Severity == Severity.Required).Select(one => one.Status).ToHashSet();
        return required.Contains(FindingStatus.Fail) ? ControlStatus.Unmet
            : required.Contains(FindingStatus.NotMeasured) ? ControlStatus.Unknown
            : required.Contains(FindingStatus.Warn) ? ControlStatus.PartlyMet
            : required.Contains(FindingStatus.Pass) ? ControlStatus.Met
            : ControlStatus.NotApplicable;
    }

    static ControlStatus Worst(HashSet<ControlStatus> assets) =>
        assets.Contains(ControlStatus.Unmet) ? ControlStatus.Unmet
        : assets.Contains(ControlStatus.PartlyMet) ? ControlStatus.PartlyMet
        : assets.Contains(ControlStatus.Unknown) ? ControlStatus.Unknown
        : assets.Contains(ControlStatus.Met) ? ControlStatus.Met
        : ControlStatus.NotApplicable;

    static CommitmentResult Judge(Commitment commitment, IReadOnlyList<ControlResult> all)
    {
        var bearing = commitment.Controls
            .Select(weight => (Weight: weight, Result: all.Single(one => one.ControlId == weight.ControlId))).ToList();
        var applicable = bearing.Where(one => one.Result.Status != ControlStatus.NotApplicable).ToList();
        var met = applicable.Where(one => one.Weight.Met > 0).ToList();
        var verdict = applicable.Any(one => one.Weight.Unmet >= ControlWeight.Decides && one.Result.Status == ControlStatus.Unmet)
            ? Verdict.NotKept
            : met.Count > 0 && met.All(one => one.Result.Status == ControlStatus.Met && one.Result.Evidence >= EvidenceLevel.Attested)
            ? Verdict.Kept
            : applicable.Any(one => one.Result.Evidence >= EvidenceLevel.Attested
                && one.Result.Status is ControlStatus.Met or ControlStatus.PartlyMet)
            ? Verdict.PartlyKept
            : Verdict.NotShown;
        var measured = Lane(applicable, EvidenceLevel.Measured, EvidenceLevel.Proven);
        var attested = Lane(applicable, EvidenceLevel.Attested);
        return new CommitmentResult
        {
            CommitmentId = commitment.Id,
            Verdict = verdict,
            Lanes = new Lanes(measured, attested,
                applicable.Count - measured.Total - attested.Total, bearing.Count - applicable.Count),
            Controls = [.. bearing.Select(one => one.Result)],
        };
    }

    static LaneCount Lane(IEnumerable<(ControlWeight, ControlResult Result)> controls, params EvidenceLevel[] levels)
    {
        var here = controls.Select(one => one.Result).Where(one => levels.Contains(one.Evidence)).ToList();
        return new LaneCount(
            here.Count(one => one.Status == ControlStatus.Met),
            here.Count(one => one.Status == ControlStatus.PartlyMet),
            here.Count(one => one.Status == ControlStatus.Unmet));
    }
}
