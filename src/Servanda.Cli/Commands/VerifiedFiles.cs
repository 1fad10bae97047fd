using Servanda.Assessment.Bundles;
using Servanda.Cli.Assessing;
using Servanda.Core.Files;
using Servanda.Dns.Dnssec;
using Servanda.Transparency.Proofs;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Commands;

/// <summary>Tells by its first octets what a file is, and verifies it as that.</summary>
/// <param name="bundles">Verifies bundles.</param>
/// <param name="proofs">Verifies log proofs.</param>
/// <param name="anchors">The keys that chains must begin at.</param>
/// <param name="leaf">What the proofs are about; null where they say it themselves.</param>
sealed class VerifiedFiles(BundleVerifier bundles, ProofVerifier proofs, TrustAnchors anchors, FileInfo? leaf)
{
    const long MaxBytes = 256L * 1024 * 1024;

    /// <summary>The checks of one file or directory.</summary>
    /// <exception cref="WrongInputException">There is no such file, or it is larger than any of ours.</exception>
    public IReadOnlyList<BundleCheck> Verify(string path)
    {
        if (Directory.Exists(path))
            return VerifyDirectory(path);
        if (!File.Exists(path))
            throw new WrongInputException([$"{path} is neither a file nor a directory."]);
        var bytes = Read(path, MaxBytes);
        if (!bytes.AsSpan().StartsWith("c2sp.org/tlog-proof"u8) && !path.EndsWith(TlogProof.FileExtension, StringComparison.Ordinal))
            return ChainChecks.IsChains(bytes) ? ChainChecks.Verify(bytes, anchors) : bundles.Verify(bytes);
        return proofs.Verify(bytes, leaf is null ? null : Read(leaf.FullName, EntryBundle.MaxEntryOctets));
    }

    IReadOnlyList<BundleCheck> VerifyDirectory(string path)
    {
        var files = new DirectoryInfo(path).GetFiles("*", SearchOption.AllDirectories);
        if (files.Sum(file => file.Length) > MaxBytes)
            throw new WrongInputException([$"{path} holds more than {MaxBytes} bytes: that is no bundle."]);
        return bundles.Verify(
        [
            .. files.Select(file => new BundleFile(
                Path.GetRelativePath(path, file.FullName).Replace('\\', '/'), File.ReadAllBytes(file.FullName))),
        ]);
    }

    static byte[] Read(string path, long most) => new FileInfo(path).Length <= most
        ? File.ReadAllBytes(path)
        : throw new WrongInputException([$"{path} holds more than {most} bytes: that is not what it should be."]);
}
