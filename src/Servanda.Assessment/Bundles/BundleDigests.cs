using Servanda.Core.Files;

namespace Servanda.Assessment.Bundles;

/// <summary>Holds the files of a bundle against its manifest, and names every one that differs.</summary>
static class BundleDigests
{
    public static BundleCheck Check(Manifest manifest, IReadOnlyList<BundleFile> files)
    {
        var listed = manifest.Files.DistinctBy(file => file.Path).ToDictionary(file => file.Path, StringComparer.Ordinal);
        List<string> faults = [];
        foreach (var file in files)
        {
            if (file.Path is BundleWriter.ManifestPath or BundleNote.Path or BundleProof.Path)
                continue;
            if (!listed.Remove(file.Path, out var expected))
                faults.Add($"{file.Path} (not in the manifest)");
            else if (expected.Size != file.Bytes.Length || expected.Sha256 != file.Digest)
                faults.Add(file.Path);
        }
        faults.AddRange(listed.Keys.Select(path => $"{path} (missing)"));
        return faults.Count == 0
            ? BundleVerifier.Passed("files", $"{manifest.Files.Count} files are whole",
                $"{manifest.Files.Count} fichiers intacts")
            : BundleVerifier.Failed("files", $"changed: {string.Join(", ", faults)}",
                $"modifiés : {string.Join(", ", faults)}");
    }
}
