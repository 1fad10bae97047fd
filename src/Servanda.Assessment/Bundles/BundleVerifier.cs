using Servanda.Accords;
using Servanda.Assessment.Rules;
using Servanda.Assessment.Runs;
using Servanda.Assessment.Scoring;
using Servanda.Core.Files;
using Servanda.Dns.Dnssec;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Policies;

namespace Servanda.Assessment.Bundles;

/// <summary>Verifies bundles: digests and signature, then judges again from the raw observations and compares.</summary>
/// <param name="catalogue">Tells whether the bundle was judged by the method of this program.</param>
/// <param name="trusted">The key the bundle must be signed with; null accepts the key the bundle names.</param>
public sealed class BundleVerifier(Catalogue catalogue, NoteVerifierKey? trusted = null)
{
    /// <summary>Which logs and witnesses are believed; null where the reader has no policy.</summary>
    public LogPolicy? Policy { get; init; }

    /// <summary>The keys that the chains of signatures must begin at.</summary>
    public TrustAnchors Anchors { get; init; } = TrustAnchors.Root;

    /// <summary>Verifies a zip.</summary>
    public IReadOnlyList<BundleCheck> Verify(ReadOnlyMemory<byte> zip)
    {
        if (zip.Length > StoredZip.MaxBytes)
            return [Failed("container", $"over {StoredZip.MaxBytes} bytes", $"plus de {StoredZip.MaxBytes} octets")];
        var files = StoredZip.Read(zip, out var fault);
        return
        [
            fault is null
                ? Passed("container", "a zip as Servanda writes it", "un zip tel que Servanda l’écrit")
                : Failed("container", $"changed in or before {fault}", $"modifié dans ou avant {fault}"),
            .. Verify(files),
        ];
    }

    /// <summary>Verifies files that were unpacked.</summary>
    public IReadOnlyList<BundleCheck> Verify(IReadOnlyList<BundleFile> files)
    {
        var byPath = files.DistinctBy(file => file.Path).ToDictionary(file => file.Path, StringComparer.Ordinal);
        if (!byPath.TryGetValue(BundleWriter.ManifestPath, out var file))
            return [Failed("manifest", "manifest.json is missing", "manifest.json est absent")];
        var read = ManifestReader.Read(file.Bytes.Span);
        if (read.Value is not { } manifest)
        {
            var code = read.Problems[0].Code;
            return [Failed("manifest", $"manifest.json is not readable: {code}", $"manifest.json est illisible : {code}")];
        }
        return
        [
            Passed("manifest", $"{manifest.Plan.Organisation.Name}, {BundleJson.Time(manifest.StartedAt)}",
                $"{manifest.Plan.Organisation.Name}, {BundleJson.Time(manifest.StartedAt)}"),
            BundleDigests.Check(manifest, files),
            Signature(manifest, file, byPath),
            Method(manifest),
            .. Judgement(manifest, byPath),
            BundleLogCheck.Check(manifest, file, byPath, Policy),
        ];
    }

    BundleCheck Signature(Manifest manifest, BundleFile file, Dictionary<string, BundleFile> byPath)
    {
        var key = trusted ?? (manifest.Signer is { } signer ? NoteVerifierKey.Read(signer).Value : null);
        if (key is null)
            return Failed("signature", "nobody signed manifest.json", "manifest.json n’est signé par personne");
        if (!byPath.TryGetValue(BundleNote.Path, out var note))
            return Failed("signature", "manifest.sig is missing", "manifest.sig est absent");
        var fault = BundleNote.Fault(note.Bytes.Span, manifest, file.Digest, key);
        return fault is null
            ? Passed("signature", $"manifest.json is signed by {key}", $"manifest.json est signé par {key}")
            : Failed("signature", $"manifest.sig does not vouch for manifest.json: {fault}",
                $"manifest.sig ne garantit pas manifest.json : {fault}");
    }

    BundleCheck Method(Manifest manifest) => manifest.Method.Digest == RuleBook.Method(catalogue)
        ? Passed("method", $"edition {manifest.Method.Edition}, the one of this program",
            $"édition {manifest.Method.Edition}, celle de ce programme")
        : new BundleCheck("method", CheckOutcome.NotApplicable, new(
            $"judged by edition {manifest.Method.Edition} ({manifest.Method.Digest}), not by this program's; "
            + "findings below are compared all the same",
            $"jugé selon l’édition {manifest.Method.Edition} ({manifest.Method.Digest}), autre que celle de ce programme ; "
            + "les constats sont comparés malgré tout"));

    IEnumerable<BundleCheck> Judgement(Manifest manifest, Dictionary<string, BundleFile> byPath)
    {
        var chained = new ChainedAnswers(byPath, Anchors);
        if (!byPath.TryGetValue(ObservationIndex.Path, out var index) ||
            ObservationIndex.Read(index.Bytes.Span, byPath, chained).Value is not { } looks)
        {
            yield return Failed("findings", $"{ObservationIndex.Path} is missing or not readable, or names a file "
                + "that is not there", $"{ObservationIndex.Path} est absent ou illisible, ou nomme un fichier absent");
            yield break;
        }
        yield return BundleDnssecCheck.Check(manifest, chained, Anchors);
        var findings = Rejudging.Of(manifest.Plan, looks, manifest.StartedAt);
        yield return FindingsComparison.Check(findings, byPath);
        var scorecard = ScorecardScoring.Of(manifest.Plan, findings, manifest.StartedAt, manifest.FinishedAt);
        yield return byPath.TryGetValue(ScorecardJson.Path, out var stored) &&
            stored.Bytes.Span.SequenceEqual(ScorecardJson.Write(scorecard))
            ? Passed("scorecard", "scored again with the same result", "même résultat après un nouveau calcul")
            : Failed("scorecard", $"{ScorecardJson.Path} is not what these observations give",
                $"{ScorecardJson.Path} n’est pas ce que donnent ces observations");
    }

    internal static BundleCheck Passed(string name, string en, string fr) =>
        new(name, CheckOutcome.Passed, new Text(en, fr));

    internal static BundleCheck Failed(string name, string en, string fr) =>
        new(name, CheckOutcome.Failed, new Text(en, fr));
}
