using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Transparency.Checkpoints;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Log;

/// <summary>What the log is, how it stands, and how to watch it.</summary>
public sealed class LogModel(PortalLog log, Database database, PortalOptions options) : PublicPage
{
    const int Shown = 25;

    /// <summary>The latest checkpoint; null before the first.</summary>
    public Checkpoint? Checkpoint { get; private set; }

    /// <summary>Who signed it, in the order of the note.</summary>
    public IReadOnlyList<string> Signers { get; private set; } = [];

    /// <summary>The last entries, the latest first.</summary>
    public IReadOnlyList<PortalLogEntry> Last { get; private set; } = [];

    /// <summary>Leaves that wait to be logged.</summary>
    public long Waiting { get; private set; }

    /// <summary>What its checkpoints are verified with; null before the log was made.</summary>
    public string? Key { get; private set; }

    /// <summary>What they were verified with before, the first one first.</summary>
    public IReadOnlyList<LogKey> OldKeys { get; private set; } = [];

    /// <summary>Where programs find the log.</summary>
    public string Address => options.Absolute(LogEndpoints.Prefix);

    /// <summary>Reads the published files.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await log.CheckpointAsync(cancel) is { } note)
        {
            Checkpoint = note.Checkpoint;
            Signers = [.. note.Note.Signatures.Select(signature => signature.Key.Name)];
        }
        var keys = await log.KeysAsync(cancel);
        (Key, OldKeys) = (keys.Count == 0 ? null : keys[^1].Verifier.ToString(), [.. keys.SkipLast(1)]);
        Last = await log.LastAsync(Shown, cancel);
        Waiting = (await new OutboxReader(database).CountAsync(cancel)).Waiting;
    }
}
