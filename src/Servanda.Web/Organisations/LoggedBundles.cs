using Servanda.Core;
using Servanda.Core.Files;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Storage.Measurement;
using Servanda.Transparency.Proofs;
using Servanda.Web.Log;

namespace Servanda.Web.Organisations;

/// <summary>
/// Public bundles with the log's proof as their last file (decision 10), so that whoever has the file needs nothing else to see
/// that it was recorded. The proof is made when it is asked for, under the latest checkpoint.
/// </summary>
sealed class LoggedBundles(Database database, PortalLog log)
{
    /// <summary>Where <c>servanda verify</c> looks for it.</summary>
    public const string ProofFile = "proof" + TlogProof.FileExtension;

    /// <summary>The bundle with its proof; null where there is no such bundle, or no published checkpoint holds its leaf yet.</summary>
    /// <param name="digest">SHA-256 of the bundle without a proof of ours.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<byte[]?> FindAsync(Digest digest, CancellationToken cancel) =>
        await new MeasurementReads(database).FindRecordedBundleAsync(digest, cancel) is { Outbox: { } number } bundle &&
        (await new OutboxReader(database).FindAsync(number, cancel))?.Place is { } place &&
        await log.ProveAsync(place.Index, cancel) is { } proof
            ? StoredZip.WithLast(bundle.Octets, new BundleFile(ProofFile, proof.Write()))
            : null;

    /// <summary>Where the bundle with its proof is.</summary>
    public static string Path(Digest digest) => $"/evidence/{digest}/logged.zip";

    /// <summary>Where it is as it came in, the same octets for good.</summary>
    public static string PlainPath(Digest digest) => $"/evidence/{digest}.zip";
}
