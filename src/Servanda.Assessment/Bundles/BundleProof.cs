using Servanda.Core.Files;
using Servanda.Transparency.Proofs;

namespace Servanda.Assessment.Bundles;

/// <summary><c>proof.tlog-proof</c>: shows that the bundle's manifest is in a log (C2SP tlog-proof). It can only be made once
/// the bundle is, so the manifest does not name it; it names the manifest, and is the last file.</summary>
public static class BundleProof
{
    /// <summary>Where it lies in a bundle.</summary>
    public const string Path = "proof" + TlogProof.FileExtension;

    /// <summary>The bundle with this proof as its last file, in place of one it has; null for what is no bundle as
    /// Servanda writes it, which is not to be touched.</summary>
    public static byte[]? Add(ReadOnlyMemory<byte> zip, ReadOnlyMemory<byte> proof) =>
        StoredZip.WithLast(zip, new BundleFile(Path, proof));
}
