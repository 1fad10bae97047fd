using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;

namespace Servanda.Storage.Measurement;

/// <summary>Puts an assessment together from its rows.</summary>
static class WholeAssessment
{
    public static StoredAssessment Of(
        AssessmentHead head, IEnumerable<AccordRow> accords, IEnumerable<CommitmentRow> commitments,
        IEnumerable<ControlRow> controls, IEnumerable<AssetRow> assets, IEnumerable<FindingRow> rows)
    {
        List<Finding> findings = [.. rows.Select(row => row.Finding)];
        var byAsset = findings.ToLookup(finding => (finding.ControlId, finding.Asset));
        var assetsOf = assets.ToLookup(
            row => row.Control,
            row => new AssetResult(row.Asset, WordTables.Statuses[row.Status], [.. byAsset[(row.Control, row.Asset)]]),
            StringComparer.Ordinal);
        List<ControlResult> results =
        [
            .. controls.Select(row => new ControlResult
            {
                ControlId = row.Control,
                Status = WordTables.Statuses[row.Status],
                Evidence = WordTables.Levels[row.Evidence],
                Assets = [.. assetsOf[row.Control]],
                Attestation = AttestationText.Read(row.Control, row.Attestation),
            }),
        ];
        var byId = results.ToDictionary(result => result.ControlId, StringComparer.Ordinal);
        var byAccord = commitments.ToLookup(row => row.Accord, row => row.Result(byId), StringComparer.Ordinal);
        return new StoredAssessment
        {
            Head = head,
            Accords = [.. accords.Select(row => new StoredAccord(new AccordResult(row.Accord, [.. byAccord[row.Accord]]), row.Outbox))],
            Controls = results,
            Findings = findings,
        };
    }
}
