using Servanda.Accords.Leaves;
using Servanda.Core.Files;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Proofs;

namespace Servanda.Assessment.Bundles;

/// <summary>Checks the log proof of a bundle: one line that says all, or the step that fails.</summary>
static class BundleLogCheck
{
    const string Name = "log";

    public static BundleCheck Check(
        Manifest manifest, BundleFile manifestFile, Dictionary<string, BundleFile> byPath, LogPolicy? policy)
    {
        if (!byPath.TryGetValue(BundleProof.Path, out var file))
            return new(Name, CheckOutcome.NotApplicable, new(
                $"there is no {BundleProof.Path}: the bundle does not show that it was logged",
                $"pas de {BundleProof.Path} : le dossier ne montre pas qu’il a été inscrit dans un journal"));
        var steps = new ProofVerifier(policy).Verify(file.Bytes.Span);
        if (steps.FirstOrDefault(step => step.Outcome is CheckOutcome.Failed) is { } failed)
            return new(Name, CheckOutcome.Failed, new(
                $"{BundleProof.Path}, {failed.Name}: {failed.Words.En}", $"{BundleProof.Path}, {failed.Name} : {failed.Words.Fr}"));
        if (!IsAbout(manifest, manifestFile, file))
            return new(Name, CheckOutcome.Failed, new(
                $"{BundleProof.Path} shows that something else was logged, not this manifest.json",
                $"{BundleProof.Path} montre qu’autre chose a été inscrit, non ce manifest.json"));
        var (place, last) = (steps[0], steps[^1]);
        return new(Name, policy is null ? CheckOutcome.NotApplicable : CheckOutcome.Passed,
            new($"{place.Words.En}; {last.Words.En}", $"{place.Words.Fr} ; {last.Words.Fr}"));
    }

    static bool IsAbout(Manifest manifest, BundleFile manifestFile, BundleFile proof) =>
        TlogProof.Read(proof.Bytes.Span).Value?.Extra is { } extra &&
        Leaf.Read(extra.Span).Value is { Body: LeafBody.EvidenceSnapshot snapshot } leaf &&
        snapshot.Manifest == manifestFile.Digest && leaf.Subject == LeafId.For(manifest.Plan.Organisation.Id);
}
