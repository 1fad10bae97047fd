using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;
using Servanda.Core;
using Servanda.Storage.Measurement;

namespace Servanda.Tests.Storage;

/// <summary>Assessments that nobody made, for tests of what is kept of them.</summary>
public static class MadeAssessments
{
    /// <summary>A method by its name.</summary>
    public static MeasurementMethod Method(string name) => new()
    {
        Digest = Digest.Of(System.Text.Encoding.UTF8.GetBytes(name)),
        Edition = "2026.1",
        Catalogue = Digest.Of("catalogue"u8),
        Rules = [new("mail.spf.published", "RFC 7208 §4.5", "required"), new($"mail.{name}", "none", "recommended")],
    };

    /// <summary>One control of one commitment of one accord, over one asset.</summary>
    public static NewAssessment One(
        DateTimeOffset at, ControlStatus status, string organisation = "example", string method = "one", string accord = "cta")
    {
        Finding[] findings = [Finding("mail.spf", "example.org", status), Finding("mail.dmarc", "example.org", ControlStatus.Met)];
        ControlResult[] controls = [.. findings.Select(finding => Control(finding, finding.ControlId == "mail.spf" ? status : ControlStatus.Met))];
        var lanes = new Lanes(new(1, 0, 0), new(0, 0, 0), status == ControlStatus.Unknown ? 1 : 0, 0);
        return new NewAssessment
        {
            Scorecard = new Scorecard
            {
                Organisation = new Organisation { Id = organisation, Name = organisation },
                StartedAt = at,
                FinishedAt = at.AddSeconds(5),
                Accords =
                [
                    new AccordResult(accord,
                    [
                        new CommitmentResult { CommitmentId = $"{accord}.1", Verdict = Of(status), Lanes = lanes, Controls = controls },
                        new CommitmentResult { CommitmentId = $"{accord}.2", Verdict = Verdict.Kept, Lanes = lanes, Controls = [controls[1]] },
                    ]),
                ],
                Controls = controls,
            },
            Findings = findings,
            Observations = [new("dns example.org TXT", false, at, "192.0.2.53", Digest.Of("seen"u8), ObservationNote.Seen, 4)],
            Method = Method(method),
            Source = AssessmentSource.Schedule,
            Tool = "servanda 0",
            Vantage = "a test",
            Bundle = System.Text.Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{organisation} {at.ToUnixTimeSeconds()} {status} {method} {accord}")),
            Manifest = Digest.Of("manifest"u8),
            Files = 3,
        };
    }

    static Verdict Of(ControlStatus status) => status switch
    {
        ControlStatus.Met => Verdict.Kept,
        ControlStatus.PartlyMet => Verdict.PartlyKept,
        ControlStatus.Unmet => Verdict.NotKept,
        ControlStatus.NotApplicable or ControlStatus.Unknown => Verdict.NotShown,
    };

    static Finding Finding(string control, string asset, ControlStatus status) => new()
    {
        ControlId = control,
        RuleId = $"{control}.published",
        Asset = asset,
        Severity = Severity.Required,
        Status = status switch
        {
            ControlStatus.Met => FindingStatus.Pass,
            ControlStatus.PartlyMet => FindingStatus.Warn,
            ControlStatus.Unmet => FindingStatus.Fail,
            ControlStatus.NotApplicable => FindingStatus.NotApplicable,
            ControlStatus.Unknown => FindingStatus.NotMeasured,
        },
        Reason = new("<b>no\0record</b>", "aucun enregistrement"),
        Clause = "RFC 7208 §4.5",
        Remedy = new("publish v=spf1 -all", "publiez v=spf1 -all"),
        Evidence = EvidenceLevel.Proven,
        Observations = [Digest.Of("seen"u8), Digest.Of("too"u8)],
    };

    static ControlResult Control(Finding finding, ControlStatus status) => new()
    {
        ControlId = finding.ControlId,
        Status = status,
        Evidence = finding.Evidence,
        Assets = [new AssetResult(finding.Asset, status, [finding])],
        Attestation = new Attestation
        {
            ControlId = finding.ControlId,
            Statement = "we do",
            On = new DateOnly(2026, 1, 2),
            Until = new DateOnly(2027, 1, 2),
            Documents = [Digest.Of("document"u8)],
        },
    };
}
