using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;
using Servanda.Core;
using Servanda.Storage.Measurement;

namespace Servanda.Benchmarks;

/// <summary>Assessments as large as those of the lab, and never made: 100 findings on 20 controls of 5 commitments, 80 looks, a
/// small bundle.</summary>
static class MadeMeasures
{
    public const int FindingsEach = 100;

    const int Controls = 20, Rules = 5, Commitments = 5, Looks = 80, BundleOctets = 4096;

    public static NewAssessment Of(string organisation, DateTimeOffset at, int round)
    {
        List<Finding> findings = [];
        for (var control = 0; control < Controls; control++)
        {
            for (var rule = 0; rule < Rules; rule++)
                findings.Add(Finding(organisation, control, rule, IsMet(organisation, control, round)));
        }
        List<ControlResult> results =
        [
            .. findings.GroupBy(finding => finding.ControlId).Select((group, at) => new ControlResult
            {
                ControlId = group.Key,
                Status = IsMet(organisation, at, round) ? ControlStatus.Met : ControlStatus.PartlyMet,
                Evidence = EvidenceLevel.Measured,
                Assets = [new AssetResult($"{organisation}.example", ControlStatus.Met, [.. group])],
            }),
        ];
        return new NewAssessment
        {
            Scorecard = new Scorecard
            {
                Organisation = new Organisation { Id = organisation, Name = organisation },
                StartedAt = at,
                FinishedAt = at.AddSeconds(9),
                Accords = [new AccordResult("pc", [.. Enumerable.Range(0, Commitments).Select(one => Commitment(one, results))])],
                Controls = results,
            },
            Findings = findings,
            Observations =
            [
                .. Enumerable.Range(0, Looks).Select(look => new ObservationNote(
                    string.Create(CultureInfo.InvariantCulture, $"dns {look}.{organisation}.example TXT"), look % 8 == 0, at, "192.0.2.53",
                    Name($"{organisation}{look}"), ObservationNote.Seen, 120)),
            ],
            Method = new MeasurementMethod { Digest = Name("method"), Edition = "2026.1", Catalogue = Name("catalogue") },
            Source = AssessmentSource.Schedule,
            Tool = "bench",
            Vantage = "bench",
            Bundle = RandomNumberGenerator.GetBytes(BundleOctets),
            Manifest = Name("manifest"),
            Files = Looks,
        };
    }

    // Some come and go, so that there is a history.
    static bool IsMet(string organisation, int control, int round) =>
        (organisation.Length + control + (control % 4 == 0 ? round / 3 : 0)) % 3 != 0;

    static CommitmentResult Commitment(int number, List<ControlResult> all)
    {
        var own = all.Where((_, at) => at % Commitments == number).ToList();
        var met = own.Count(result => result.Status == ControlStatus.Met);
        return new CommitmentResult
        {
            CommitmentId = string.Create(CultureInfo.InvariantCulture, $"pc.{number + 1}"),
            Verdict = met == own.Count ? Verdict.Kept : Verdict.PartlyKept,
            Lanes = new Lanes(new LaneCount(met, own.Count - met, 0), new LaneCount(0, 0, 0), 0, 0),
            Controls = own,
        };
    }

    static Finding Finding(string organisation, int control, int rule, bool isMet) => new()
    {
        ControlId = string.Create(CultureInfo.InvariantCulture, $"mail.c{control}"),
        RuleId = string.Create(CultureInfo.InvariantCulture, $"mail.c{control}.r{rule}"),
        Asset = $"{organisation}.example",
        Severity = rule < 3 ? Severity.Required : Severity.Recommended,
        Status = isMet ? FindingStatus.Pass : FindingStatus.Warn,
        Reason = new("The record at the domain names three hosts that may send, and ends in ~all where -all would be firmer.",
            "L’enregistrement du domaine nomme trois serveurs autorisés et se termine par ~all là où -all serait plus ferme."),
        Clause = "RFC 7208 §4.6.4",
        Remedy = isMet ? null : new("Publish: v=spf1 mx a:mail.example.org -all", "Publiez\u00A0: v=spf1 mx a:mail.example.org -all"),
        Evidence = EvidenceLevel.Measured,
        Observations = [Name($"{organisation}{control}"), Name($"{organisation}{rule}")],
    };

    static Digest Name(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));
}
