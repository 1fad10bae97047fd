using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;

namespace Servanda.Assessment.Scoring;

/// <summary>From findings to a control's status (docs/method.md, "From findings to a control").</summary>
public static class ControlScoring
{
    /// <summary>The status of one asset. Only required rules decide; a required rule that could not be measured leaves
    /// the control unknown unless another one fails.</summary>
    public static ControlStatus OfAsset(IReadOnlyList<Finding> findings)
    {
        var required = findings.Where(finding => finding.Severity == Severity.Required).ToList();
        if (required.Any(finding => finding.Status == FindingStatus.Fail))
            return ControlStatus.Unmet;
        if (required.Count == 0 || required.Any(finding => finding.Status == FindingStatus.NotMeasured))
            return ControlStatus.Unknown;
        if (required.Any(finding => finding.Status == FindingStatus.Warn))
            return ControlStatus.PartlyMet;
        return required.Any(finding => finding.Status == FindingStatus.Pass)
            ? ControlStatus.Met
            : ControlStatus.NotApplicable;
    }

    /// <summary>The result over all assets, from the findings of the control: the worst counts. Where nothing was measured, an attestation that counts on
    /// the day stands in its place.</summary>
    public static ControlResult OfControl(
        string control, IEnumerable<Finding> findings, IReadOnlyList<Attestation> attestations, DateOnly day)
    {
        var assets = findings
            .GroupBy(finding => finding.Asset, StringComparer.Ordinal)
            .Select(group => new AssetResult(group.Key, OfAsset([.. group]), [.. group]))
            .ToList();
        var measured = Worst(assets);
        var attestation = attestations
            .Where(one => one.ControlId == control && one.Counts(day))
            .MaxBy(one => (one.Level, one.On));
        var attested = measured == ControlStatus.Unknown && attestation is { Level: >= EvidenceLevel.Attested };
        return new ControlResult
        {
            ControlId = control,
            Status = attested ? ControlStatus.Met : measured,
            Evidence = attested ? attestation!.Level : Weakest(measured, assets, attestation),
            Assets = assets,
            Attestation = attestation,
        };
    }

    /// <summary>Worst first: unmet, partly met, unknown, met. What applies to nothing does not count.</summary>
    static ControlStatus Worst(IReadOnlyList<AssetResult> assets)
    {
        ReadOnlySpan<ControlStatus> order =
            [ControlStatus.Unmet, ControlStatus.PartlyMet, ControlStatus.Unknown, ControlStatus.Met];
        foreach (var status in order)
        {
            if (assets.Any(asset => asset.Status == status))
                return status;
        }
        return assets.Count == 0 ? ControlStatus.Unknown : ControlStatus.NotApplicable;
    }

    static EvidenceLevel Weakest(
        ControlStatus status, IReadOnlyList<AssetResult> assets, Attestation? attestation) => status switch
        {
            ControlStatus.Unknown => attestation?.Level ?? EvidenceLevel.None,
            ControlStatus.NotApplicable => EvidenceLevel.None,
            ControlStatus.Met or ControlStatus.PartlyMet or ControlStatus.Unmet => assets
                .SelectMany(asset => asset.Findings)
                .Where(finding => finding.Severity == Severity.Required
                    && finding.Status is FindingStatus.Pass or FindingStatus.Warn or FindingStatus.Fail)
                .Select(finding => finding.Evidence)
                .DefaultIfEmpty(EvidenceLevel.None)
                .Min(),
        };
}
