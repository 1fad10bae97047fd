using Servanda.Accords;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Rules;
using Servanda.Assessment.Runs;
using Servanda.Core.Files;
using Servanda.Transparency.Notes;

namespace Servanda.Assessment.Bundles;

/// <summary>Writes evidence bundles: everything needed to repeat a verdict offline.</summary>
/// <param name="catalogue">What was judged by.</param>
/// <param name="origin">What did the work, and from where.</param>
/// <param name="key">Signs; null leaves bundles unsigned.</param>
public sealed class BundleWriter(Catalogue catalogue, Origin origin, NoteSigningKey? key)
{
    internal const string ManifestPath = "manifest.json";

    /// <summary>The bundle as a zip.</summary>
    public byte[] Write(AssessedOrganisation assessed) => StoredZip.Write(Files(assessed));

    /// <summary>The bundle as files: manifest and signature first.</summary>
    public IReadOnlyList<BundleFile> Files(AssessedOrganisation assessed)
    {
        var chains = new BundleChains();
        var index = new BundleFile(ObservationIndex.Path, ObservationIndex.Write(assessed.Looks, chains));
        List<BundleFile> files =
        [
            new(FindingsJson.Path, FindingsJson.Write(assessed.Findings)),
            new(ScorecardJson.Path, ScorecardJson.Write(assessed.Scorecard)),
            index,
            .. chains.Write() is { } written ? [new BundleFile(BundleChains.Path, written)] : (BundleFile[])[],
            .. Observations(assessed.Looks),
        ];
        var manifest = new Manifest
        {
            Plan = assessed.Plan,
            Method = new Method(RuleBook.Edition, RuleBook.Method(catalogue)),
            Origin = origin,
            StartedAt = assessed.Scorecard.StartedAt,
            FinishedAt = assessed.Scorecard.FinishedAt,
            Signer = key?.Verifier.ToString(),
            Files = [.. files.Select(file => new ManifestFile(file.Path, file.Bytes.Length, file.Digest))],
        };
        var first = new BundleFile(ManifestPath, ManifestWriter.Write(manifest));
        return key is null
            ? [first, .. files]
            : [first, new(BundleNote.Path, BundleNote.Sign(manifest, first.Digest, key)), .. files];
    }

    static IEnumerable<BundleFile> Observations(Looks looks) => looks.First.All.Concat(looks.Second.All)
        .OfType<Observation.Seen>()
        .DistinctBy(seen => seen.Digest)
        .OrderBy(seen => seen.Digest.ToString(), StringComparer.Ordinal)
        .Select(seen => new BundleFile(ObservationIndex.PathOf(seen.Digest), seen.Raw));
}
