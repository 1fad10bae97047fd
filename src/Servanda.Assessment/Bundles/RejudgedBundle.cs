using Servanda.Assessment.Runs;
using Servanda.Assessment.Scoring;
using Servanda.Core;
using Servanda.Core.Files;
using Servanda.Dns.Dnssec;

namespace Servanda.Assessment.Bundles;

/// <summary>What the observations of a bundle give, judged again here. Whether the bundle says the same of itself is for
/// <see cref="BundleVerifier"/> to find out.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="ManifestDigest">SHA-256 of its <c>manifest.json</c>.</param>
/// <param name="Assessed">The verdict, and all it rests on.</param>
public sealed record RejudgedBundle(Manifest Manifest, Digest ManifestDigest, AssessedOrganisation Assessed)
{
    const string Clause = "docs/evidence-bundle.md";

    /// <summary>Reads a zip and judges; null, with problems, for what is no bundle.</summary>
    /// <param name="zip">The bundle.</param>
    /// <param name="anchors">The keys that chains of signatures must begin at.</param>
    public static Parsed<RejudgedBundle> Read(ReadOnlyMemory<byte> zip, TrustAnchors anchors)
    {
        var files = StoredZip.Read(zip, out _).DistinctBy(file => file.Path).ToDictionary(file => file.Path, StringComparer.Ordinal);
        if (!files.TryGetValue(BundleWriter.ManifestPath, out var file) || !files.TryGetValue(ObservationIndex.Path, out var index))
            return new(null, [new Problem("bundle.missing", 0, Clause)]);
        var manifest = ManifestReader.Read(file.Bytes.Span);
        if (manifest.Value is not { Plan: var plan } known)
            return new(null, manifest.Problems);
        var looks = ObservationIndex.Read(index.Bytes.Span, files, new ChainedAnswers(files, anchors));
        if (looks.Value is null)
            return new(null, looks.Problems);
        var findings = Rejudging.Of(plan, looks.Value, known.StartedAt);
        return new(new(known, file.Digest, new AssessedOrganisation
        {
            Plan = plan,
            Findings = findings,
            Scorecard = ScorecardScoring.Of(plan, findings, known.StartedAt, known.FinishedAt),
            Looks = looks.Value,
        }), []);
    }
}
