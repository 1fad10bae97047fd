using System.Globalization;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Sequencing;

/// <summary>
/// Makes a database go on from the published checkpoint, where the database is lost or older than what was published. The
/// last resort: what was acknowledged after that checkpoint is not in the log any more, and a witness that has cosigned a later one
/// refuses the log from then on.
/// </summary>
public static class LogTakeover
{
    /// <summary>Checks the whole tree on disk against the published checkpoint, and only then sets the database to it.</summary>
    /// <exception cref="LogException">There is no such checkpoint, a file is bad, or the database is further already; nothing
    /// was changed.</exception>
    /// <exception cref="IOException">Another writer is at work, or disk or database do not answer.</exception>
    public static async Task<TreeHead> RunAsync(LogSettings settings, IProgress<long>? progress, CancellationToken cancel)
    {
        using var held = settings.Files.Lock();
        var where = settings.Files.Name;
        var octets = settings.Files.Read(TileDirectory.CheckpointFile, SignedNote.MaxOctets)
            ?? throw new LogException($"{where}/checkpoint is missing: there is nothing to take over.");
        var read = CheckpointNote.Read(octets);
        var verified = read.Value?.Verify(settings.Origin, [.. settings.Keys.Select(key => key.Verifier), .. settings.FormerKeys]);
        if (verified?.Value is not { Checkpoint: var published })
            throw new LogException($"{where}/checkpoint is not signed by a key of {settings.Origin} ({(verified?.Problems ?? read.Problems)[0].Code}).");
        var head = new TreeHead(published.Size, published.Root);
        var check = await TreeCheck.RunAsync(new TreeFileSource(settings.Files), head, Environment.ProcessorCount, progress, cancel);
        if (check.FaultCount > 0)
            throw new LogException(string.Create(CultureInfo.InvariantCulture,
                $"{where}: {check.FaultCount} files are not those of the checkpoint, the first: {check.Faults[0]}. Restore them first."));
        var old = await settings.Heads.FindAsync(settings.Origin, cancel);
        // An older database is the beginning of what was published, or it is another log's.
        if (old is not null && old.Size <= head.Size &&
            await new TreeTiles(new TreeFileSource(settings.Files), head.Size).RootAsync(old.Size, cancel) != old.Root)
            throw new LogException(string.Create(CultureInfo.InvariantCulture,
                $"{settings.Heads.Name} has another root at {old.Size} entries than the published tree: one of the two is from a fork. Nothing was changed."));
        var isDone = old is null ? await settings.Heads.TryBeginAsync(settings.Origin, head, cancel)
            : old.Size <= head.Size && await settings.Heads.TryAdvanceAsync(settings.Origin, old, head, cancel);
        return isDone ? head : throw new LogException(string.Create(CultureInfo.InvariantCulture,
            $"{settings.Heads.Name} is at {old?.Size} entries, further than the checkpoint: there is nothing to take over."));
    }
}
