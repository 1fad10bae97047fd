using Servanda.Assessment.Bundles;
using Servanda.Core.Files;
using Servanda.Transparency.Proofs;

namespace Servanda.Cli.Log;

/// <summary>Where the proof of a file is kept: in a bundle, and beside anything else.</summary>
static class ProofFile
{
    /// <summary>Whether it is a bundle, by its first octets.</summary>
    public static bool IsBundle(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK"u8);

    /// <summary>Puts the proof where it belongs; the place.</summary>
    public static string Keep(string path, byte[] proof)
    {
        var bytes = File.ReadAllBytes(path);
        if (IsBundle(bytes) && BundleProof.Add(bytes, proof) is { } with)
        {
            DurableFile.Replace(path, with);
            return path;
        }
        DurableFile.Replace(path + TlogProof.FileExtension, proof);
        return path + TlogProof.FileExtension;
    }
}
