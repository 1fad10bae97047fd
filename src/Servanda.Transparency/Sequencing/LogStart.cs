using System.Globalization;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Sequencing;

/// <summary>
/// Holds database, disk and the last published checkpoint against one another before anything is signed. Whoever changed
/// one of the three without the others, by a backup or by hand, is told what differs and how to proceed.
/// </summary>
sealed class LogStart(LogSettings settings)
{
    readonly TreeFileSource _source = new(settings.Files);

    string Where => settings.Files.Name;

    /// <exception cref="LogException">They do not agree, or the log was never begun.</exception>
    public async Task<(TreeEdge Edge, CheckpointNote? Published)> RunAsync(CancellationToken cancel)
    {
        var published = ReadPublished();
        var head = await settings.Heads.FindAsync(settings.Origin, cancel)
            ?? throw new LogException($"{settings.Heads.Name} knows no log {settings.Origin}" + (published is null
                ? ": begin it with `servanda log init`."
                : Say($", but {Where}/checkpoint is at {published.Checkpoint.Size} entries. ")
                    + "Name the database this log was made with, or restore it from a backup. Nothing is signed."));
        if (published?.Checkpoint.Size > head.Size)
            throw new LogException(Say($"{Where}/checkpoint is at {published.Checkpoint.Size} entries, but {settings.Heads.Name} at {head.Size}: ")
                + "the database is older than what was published. Restore a later one; to sign from an older one would fork the "
                + "log. If there is none, take the published tree over with `servanda log init --adopt`. Nothing is signed.");
        var edge = await LoadAsync(head, cancel);
        if (edge.Head.Root != head.Root)
            throw new LogException(Say($"{Where}: the tiles of {head.Size} entries do not have the root that {settings.Heads.Name} has. ")
                + await BadFilesAsync(head, cancel)
                + " Restore the files named from a backup or a mirror, and run `servanda log fsck`. Nothing is signed.");
        if (published is not null)
            await CompareAsync(published.Checkpoint, head, cancel);
        return (edge, published);
    }

    CheckpointNote? ReadPublished()
    {
        byte[] octets;
        try
        {
            if (settings.Files.Read(TileDirectory.CheckpointFile, SignedNote.MaxOctets) is not { } found)
                return null;
            octets = found;
        }
        catch (InvalidDataException fault)
        {
            throw new LogException($"{fault.Message} Restore it from a backup, a mirror or a witness. Nothing is signed.", fault);
        }
        var read = CheckpointNote.Read(octets);
        if (read.Value is not { } note)
            throw new LogException($"{Where}/checkpoint is no checkpoint ({read.Problems[0].Code}). Restore it from a backup, a mirror "
                + "or a witness; without any, move it away and a new one is signed from the database. Nothing is signed.");
        if (note.Checkpoint.Origin != settings.Origin)
            throw new LogException($"{Where}/checkpoint is of the log {note.Checkpoint.Origin}, not of {settings.Origin}. "
                + "Name the directory of this log, or the key of that one. Nothing is signed.");
        var verified = note.Verify(settings.Origin, [.. settings.Keys.Select(key => key.Verifier), .. settings.FormerKeys]);
        if (verified.Value is null)
            throw new LogException($"{Where}/checkpoint is not signed by a key of {settings.Origin} ({verified.Problems[0].Code}). "
                + "Name the key it was signed with as a former key, or restore it from a backup. Nothing is signed.");
        return note;
    }

    async Task<TreeEdge> LoadAsync(TreeHead head, CancellationToken cancel)
    {
        try
        {
            return await TreeEdge.LoadAsync(_source, head.Size, cancel);
        }
        catch (InvalidDataException fault)
        {
            throw new LogException($"{Where}: {fault.Message} {settings.Heads.Name} has {Say($"{head.Size}")} entries. "
                + "Restore the file from a backup or a mirror, and run `servanda log fsck`. Nothing is signed.", fault);
        }
    }

    async Task CompareAsync(Checkpoint published, TreeHead head, CancellationToken cancel)
    {
        TreeHash root;
        try
        {
            root = await new TreeTiles(_source, head.Size).RootAsync(published.Size, cancel);
        }
        catch (InvalidDataException fault)
        {
            throw new LogException($"{Where}: {fault.Message} Restore the file from a backup or a mirror. Nothing is signed.", fault);
        }
        if (root != published.Root)
            throw new LogException(Say($"{Where}/checkpoint has another root at {published.Size} entries than the tiles and {settings.Heads.Name}: ")
                + "it is from a fork of this log. Find out who signed it before going on; everyone who has seen it can prove the "
                + "fork. Nothing is signed.");
    }

    async Task<string> BadFilesAsync(TreeHead head, CancellationToken cancel)
    {
        var check = await TreeCheck.RunAsync(_source, head, Environment.ProcessorCount, null, cancel);
        return check.Faults.Count == 0
            ? "All tiles are those of the entries: either the entries or the database are of another log."
            : "The first bad file: " + check.Faults[0] + ".";
    }

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
