using System.Globalization;
using System.Text;
using Servanda.Core;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Proofs;

/// <summary>
/// Shows offline that an entry is in a log and that witnesses saw the log so (C2SP tlog-proof). Kept in files that end in
/// <c>.tlog-proof</c>. Believe it only after <see cref="Verify(TreeHash, LogPolicy)"/>.
/// </summary>
public sealed class TlogProof
{
    /// <summary>The file name's ending.</summary>
    public const string FileExtension = ".tlog-proof";

    /// <summary>Octets of a proof at the most; a bound of ours.</summary>
    public const int MaxOctets = 1_200_000;

    /// <summary>Octets of the extra data at the most; a bound of ours.</summary>
    public const int MaxExtraOctets = 64 * 1024;

    internal const string Header = "c2sp.org/tlog-proof@v1";
    internal const string ExtraWord = "extra ";
    internal const string IndexWord = "index ";

    /// <summary>The entry's place in the log.</summary>
    public required long Index { get; init; }

    /// <summary>The hashes beside the way from the entry to the root (RFC 6962 §2.1.1).</summary>
    public required IReadOnlyList<TreeHash> Hashes { get; init; }

    /// <summary>The checkpoint as the log published it, signatures and all; not read yet.</summary>
    public required ReadOnlyMemory<byte> Checkpoint { get; init; }

    /// <summary>Data of the application's own; nobody signed them. Null where the proof has none.</summary>
    public ReadOnlyMemory<byte>? Extra { get; init; }

    /// <summary>Makes the proof of an entry from a log's tiles, and checks that it leads to the checkpoint.</summary>
    /// <param name="tiles">The log's tiles.</param>
    /// <param name="checkpoint">A checkpoint of the log that holds the entry, with its cosignatures.</param>
    /// <param name="index">The entry's place.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The checkpoint has no such entry.</exception>
    /// <exception cref="InvalidDataException">A tile is missing, no tile, or of another tree; the message says so.</exception>
    public static async Task<TlogProof> MakeAsync(
        ITileSource tiles, CheckpointNote checkpoint, long index, CancellationToken cancel)
    {
        var (size, root) = (checkpoint.Checkpoint.Size, checkpoint.Checkpoint.Root);
        var tree = new TreeTiles(tiles, size);
        var hashes = await tree.ProveInclusionAsync(index, cancel);
        if (!MerkleProof.ShowsInclusion(await tree.LeafAsync(index, cancel), index, size, hashes, root))
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                $"The tiles of entry {index} do not lead to the root of the checkpoint at {size} entries: run `servanda log fsck`."));
        return new TlogProof { Index = index, Hashes = hashes, Checkpoint = checkpoint.Note.Bytes };
    }

    /// <summary>Reads a proof.</summary>
    public static Parsed<TlogProof> Read(ReadOnlySpan<byte> bytes) => TlogProofReader.Read(bytes);

    /// <summary>Writes the proof.</summary>
    public byte[] Write()
    {
        var text = new StringBuilder();
        text.Append(Header).Append('\n');
        if (Extra is { } extra)
            text.Append(ExtraWord).Append(Convert.ToBase64String(extra.Span)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{IndexWord}{Index}\n");
        foreach (var hash in Hashes)
            text.Append(hash).Append('\n');
        text.Append('\n');
        return [.. Encoding.ASCII.GetBytes(text.ToString()), .. Checkpoint.Span];
    }

    /// <summary>Checks everything for an entry: log, witnesses, and the way to the root.</summary>
    public Parsed<VerifiedProof> Verify(ReadOnlySpan<byte> entry, LogPolicy policy) => Verify(Rfc6962.Leaf(entry), policy);

    /// <summary>Checks everything for an entry by its hash (C2SP tlog-proof, Verifying a tlog proof).</summary>
    public Parsed<VerifiedProof> Verify(TreeHash leaf, LogPolicy policy)
    {
        var accepted = policy.Verify(Checkpoint.Span);
        List<Problem> problems = [.. accepted.Problems];
        var checkpoint = accepted.Value?.Checkpoint ?? CheckpointNote.Read(Checkpoint.Span).Value?.Checkpoint;
        if (checkpoint is not null && Index >= checkpoint.Size)
            problems.Add(ProofProblems.Beyond.At(0));
        else if (checkpoint is not null && !MerkleProof.ShowsInclusion(leaf, Index, checkpoint.Size, Hashes, checkpoint.Root))
            problems.Add(ProofProblems.Inclusion.At(0));
        return new(problems.Count == 0 ? new VerifiedProof(this, accepted.Value!) : null, problems);
    }
}
