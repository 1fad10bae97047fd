using Servanda.Cli.Assessing;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Proofs;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Log;

/// <summary>A log as everybody sees it: its published checkpoint and its tiles.</summary>
sealed class PublishedLog
{
    PublishedLog(ITileSource tiles, CheckpointNote checkpoint) => (Tiles, Checkpoint) = (tiles, checkpoint);

    public ITileSource Tiles { get; }

    public CheckpointNote Checkpoint { get; }

    public long Size => Checkpoint.Checkpoint.Size;

    /// <summary>Opens it. Where the log's keys are known here, one of them has to have signed the checkpoint.</summary>
    /// <exception cref="WrongInputException">There is no checkpoint, or it is not the log's.</exception>
    public static PublishedLog Open(LogDirectory directory)
    {
        var path = Path.Combine(directory.TreePath, TileDirectory.CheckpointFile);
        if (!File.Exists(path))
            throw new WrongInputException([$"There is no {path}: nothing was published yet, or this is not a log's directory."]);
        if (new FileInfo(path).Length > SignedNote.MaxOctets)
            throw new WrongInputException([$"{path} has more than {SignedNote.MaxOctets} octets: that is no checkpoint."]);
        var read = CheckpointNote.Read(File.ReadAllBytes(path));
        if (read.Value is not { } note)
            throw new WrongInputException([$"{path} is no checkpoint ({read.Problems[0].Code})."]);
        var keys = directory.Verifiers();
        if (keys.Count > 0 && note.Verify(keys[0].Id.Name, keys).Problems is [var problem, ..])
            throw new WrongInputException([$"{path} is not signed by a key of {keys[0].Id.Name} ({problem.Code} {problem.Detail})."]);
        return new(new TileDirectory(directory.TreePath), note);
    }

    /// <summary>The proof of an entry, which stands in its extra line. The proof is checked before it is handed out, so that
    /// a broken tile is told here and not by whoever verifies.</summary>
    /// <exception cref="InvalidDataException">A tile or bundle is missing or broken; the message names it.</exception>
    public async Task<TlogProof> ProveAsync(long index, CancellationToken cancel)
    {
        var entry = await LogEntries.ReadOneAsync(Tiles, index, Size, cancel);
        var hashes = await new TreeTiles(Tiles, Size).ProveInclusionAsync(index, cancel);
        var proof = new TlogProof { Index = index, Hashes = hashes, Checkpoint = Checkpoint.Note.Bytes, Extra = entry };
        return Transparency.Merkle.MerkleProof.ShowsInclusion(
            Transparency.Merkle.Rfc6962.Leaf(entry.Span), index, Size, hashes, Checkpoint.Checkpoint.Root)
            ? proof
            : throw new InvalidDataException($"The tiles do not lead from entry {index} to the root of the checkpoint; `servanda log fsck` names the file.");
    }
}
