using Servanda.Mail.ReportFiles;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Intake;

/// <summary>
/// Takes in what arrives in a Maildir or a directory, pass after pass. A file is finished in this order: its reports are
/// stored, a Maildir's message is moved from new to cur, the ledger notes the file. Stopped anywhere in between, the next
/// pass reads the file again and finds its reports stored: nothing is lost, and nothing counts twice. A file without a
/// usable report is moved to <c>failed</c>, with the reason beside it.
/// </summary>
sealed class FolderWatch(string folder, ReportIntake intake, FileLedger ledger, List<Refusal> refusals, TimeProvider clock)
{
    public const string Failed = "failed";

    const string ReasonEnding = ".reason.txt";

    /// <summary>A file that changed this lately may still be written; a Maildir's is whole once it is there.</summary>
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    readonly bool _isMaildir = Directory.Exists(Path.Combine(folder, "new")) && Directory.Exists(Path.Combine(folder, "cur"));

    // What cannot be moved aside is tried again only after it changed, or after a restart.
    readonly Dictionary<string, FileState> _stuck = new(StringComparer.Ordinal);

    /// <summary>Goes over the folder once.</summary>
    /// <param name="told">Told of each file that was read, with the reasons of what was refused.</param>
    /// <param name="stop">Begins no further file.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task PassAsync(Action<string, Taken, IReadOnlyList<Refusal>> told, CancellationToken stop, CancellationToken cancel)
    {
        var finished = await ledger.ReadAsync(cancel);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Files(folder))
        {
            if (stop.IsCancellationRequested)
                return;
            var name = Name(path);
            seen.Add(name);
            if (State(path) is not { } state || (!_isMaildir && IsSettling(state))
                || (finished.TryGetValue(name, out var before) && IsSame(before, state))
                || (_stuck.TryGetValue(path, out var stuck) && stuck == state))
                continue;
            refusals.Clear();
            var taken = await intake.TakeAsync(ReportFile.Read(path), path, cancel);
            if (taken.HasReport)
                await FinishAsync(path, name, state, cancel);
            else
                SetAside(path, state);
            told(path, taken, [.. refusals]);
        }
        foreach (var name in finished.Keys.Where(name => !seen.Contains(name)))
            await ledger.ForgetAsync(name, cancel);
    }

    async Task FinishAsync(string path, string name, FileState state, CancellationToken cancel)
    {
        if (_isMaildir && Path.GetFileName(Path.GetDirectoryName(path)) == "new")
            File.Move(path, Path.Combine(folder, "cur", Path.GetFileName(path) + ":2,S"));
        await ledger.FinishAsync(name, state, cancel);
    }

    void SetAside(string path, FileState state)
    {
        try
        {
            var aside = Path.Combine(folder, Failed);
            Directory.CreateDirectory(aside);
            var free = Path.Combine(aside, Path.GetFileName(path));
            for (var i = 1; File.Exists(free); i++)
                free = Path.Combine(aside, FormattableString.Invariant($"{i}-{Path.GetFileName(path)}"));
            // The reason first: a file without one would be a riddle.
            File.WriteAllLines(free + ReasonEnding, refusals.Select(one => IntakeWords.Why(one).En));
            File.Move(path, free);
        }
        catch (IOException)
        {
            _stuck[path] = state;
        }
        catch (UnauthorizedAccessException)
        {
            _stuck[path] = state;
        }
    }

    /// <summary>The files of a folder but those that were set aside.</summary>
    public static IEnumerable<string> Files(string folder)
    {
        var aside = Path.Combine(folder, Failed) + Path.DirectorySeparatorChar;
        // Listed before any is moved.
        return [.. ReportFile.Files(folder).Where(path => !path.StartsWith(aside, StringComparison.Ordinal))];
    }

    /// <summary>What the ledger calls a file: a message keeps its name when its flags change and when it moves to cur.</summary>
    string Name(string path)
    {
        if (!_isMaildir)
            return Path.GetRelativePath(folder, path);
        var file = Path.GetFileName(path);
        return file.LastIndexOf(":2,", StringComparison.Ordinal) is > 0 and var at ? file[..at] : file;
    }

    bool IsSettling(FileState state) =>
        clock.GetUtcNow() - new DateTimeOffset(state.ModifiedAt, TimeSpan.Zero) is var age && age < Settling && age > -Settling;

    // A message never changes once it is delivered, and a copy of it may have another time.
    bool IsSame(FileState before, FileState now) => _isMaildir ? before.Length == now.Length : before == now;

    static FileState? State(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileState(file.Length, file.LastWriteTimeUtc.Ticks) : null;
    }
}
