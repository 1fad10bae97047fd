using Servanda.Cli.Assessing;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Log;

/// <summary>Gives a database the tree that was published, once every file of it was hashed and the root is the one that was
/// signed. What was acknowledged and never published is lost with the database; no fork comes of it.</summary>
static class Adoption
{
    /// <exception cref="WrongInputException">There is no checkpoint, it is not the log's, the tree is not whole, or the
    /// database is ahead of it.</exception>
    public static async Task<TreeHead> RunAsync(OpenLog log, TextWriter talk, CancellationToken cancel)
    {
        var settings = log.Settings;
        using var held = settings.Files.Lock();
        var published = Published(settings);
        var head = new TreeHead(published.Size, published.Root);
        var tiles = new TileDirectory(log.Directory.TreePath);
        var check = await TreeCheck.RunAsync(tiles, head, Environment.ProcessorCount, null, cancel);
        if (check.FaultCount > 0)
            throw new WrongInputException([.. (await BlamedFiles.OfAsync(check, tiles, head, cancel)).Select(one => $"{one.Path}: {one.Fault}"),
                "The tree is not whole: restore these files from a mirror first. Nothing was changed."]);
        var known = await settings.Heads.FindAsync(settings.Origin, cancel);
        if (known == head)
            return head;
        if (known is not null && (known.Size > head.Size || await new TreeTiles(tiles, head.Size).RootAsync(known.Size, cancel) != known.Root))
            throw new WrongInputException([$"{settings.Heads.Name} has the log at {known.Size} entries, which the published tree does not "
                + "continue: one of the two is of another log, or forked. Nothing was changed."]);
        var done = known is null
            ? await settings.Heads.TryBeginAsync(settings.Origin, head, cancel)
            : await settings.Heads.TryAdvanceAsync(settings.Origin, known, head, cancel);
        if (!done)
            throw new WrongInputException([$"{settings.Heads.Name} was changed by somebody else meanwhile. Nothing was changed by us."]);
        talk.WriteLine($"{settings.Heads.Name} has the published tree now.");
        return head;
    }

    static Checkpoint Published(LogSettings settings)
    {
        var place = $"{settings.Files.Name}/{TileDirectory.CheckpointFile}";
        if (settings.Files.Read(TileDirectory.CheckpointFile, SignedNote.MaxOctets) is not { } octets)
            throw new WrongInputException([$"There is no {place} to go on from."]);
        var read = CheckpointNote.Read(octets);
        var verified = read.Value?.Verify(settings.Origin, [.. settings.Keys.Select(key => key.Verifier), .. settings.FormerKeys]);
        return verified?.Value?.Checkpoint ?? throw new WrongInputException(
            [$"{place} is not signed by a key of {settings.Origin} ({(verified?.Problems ?? read.Problems)[0].Code}). Nothing was changed."]);
    }
}
