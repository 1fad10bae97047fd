using Servanda.Accords;
using Servanda.Assessment.Bundles;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Rules;
using Servanda.Assessment.Runs;
using Servanda.Core;
using Servanda.Storage.Measurement;

namespace Servanda.Cli.Serving.Measuring;

/// <summary>An assessment and its bundle, as the store keeps them.</summary>
static class MeasuredBundle
{
    /// <summary>One that was made here.</summary>
    public static NewAssessment Of(
        AssessedOrganisation assessed, byte[] zip, Catalogue catalogue, Origin origin, AssessmentSource source)
    {
        var logged = LoggedBundle.Read(zip).Value ?? throw new InvalidOperationException("A bundle we wrote does not read.");
        return Of(assessed, zip, MethodOf(catalogue), origin, source, logged.Snapshot.Manifest, logged.Snapshot.Files);
    }

    /// <summary>One that was submitted, verified, and judged again here by our own method.</summary>
    public static NewAssessment Of(RejudgedBundle bundle, ReadOnlyMemory<byte> zip, Catalogue catalogue) => Of(
        bundle.Assessed, zip, MethodOf(catalogue), bundle.Manifest.Origin, AssessmentSource.Submission,
        bundle.ManifestDigest, bundle.Manifest.Files.Count);

    /// <summary>The method of this program with a catalogue.</summary>
    public static MeasurementMethod MethodOf(Catalogue catalogue) => new()
    {
        Digest = RuleBook.Method(catalogue),
        Edition = RuleBook.Edition,
        Catalogue = catalogue.Digest,
        Rules = [.. RuleBook.All.Select(rule => new MethodRule(rule.Id, rule.Clause, Words.Id(rule.Severity)))],
    };

    static NewAssessment Of(
        AssessedOrganisation assessed, ReadOnlyMemory<byte> zip, MeasurementMethod method, Origin origin, AssessmentSource source,
        Digest manifest, long files) => new()
        {
            Scorecard = assessed.Scorecard,
            Findings = assessed.Findings,
            Observations = [.. Notes(assessed.Looks.First, false), .. Notes(assessed.Looks.Second, true)],
            Method = method,
            Source = source,
            Tool = origin.Tool,
            Vantage = origin.Vantage,
            Bundle = zip,
            Manifest = manifest,
            Files = files,
        };

    static IEnumerable<ObservationNote> Notes(Sightings look, bool isSecond) => look.All.Select(one => one switch
    {
        Observation.Seen seen => new ObservationNote(
            one.Subject.Key, isSecond, one.At, one.Via, seen.Digest, ObservationNote.Seen, seen.Raw.Length),
        Observation.Unmeasured silent => new ObservationNote(one.Subject.Key, isSecond, one.At, one.Via, null, silent.Reason, 0),
        _ => new ObservationNote(one.Subject.Key, isSecond, one.At, one.Via, null, "", 0),
    });
}
