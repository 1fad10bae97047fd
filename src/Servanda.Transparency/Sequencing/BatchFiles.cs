using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Sequencing;

/// <summary>
/// Writes the files of a batch so that all of them outlast a crash once it returns: each beside its place and flushed,
/// then renamed, then the directories flushed. Several at once, because a disk flushes many as quickly as one.
/// </summary>
sealed class BatchFiles(ITreeFiles files, int atOnce)
{
    const string Beside = ".new";

    // Directories known to be there, and to last.
    readonly HashSet<string> _known = new(StringComparer.Ordinal) { "" };

    /// <exception cref="IOException">Something could not be written; the message names it.</exception>
    public async Task WriteAsync(IReadOnlyList<TreeFile> batch)
    {
        HashSet<string> changed = new(StringComparer.Ordinal);
        List<string> made = [];
        foreach (var file in batch)
        {
            var directory = DirectoryOf(file.Path);
            if (changed.Add(directory))
                Make(directory, changed, made);
        }
        await EachAtOnceAsync(batch, file => files.Write(file.Path + Beside, file.Octets.Span));
        foreach (var file in batch)
            files.Rename(file.Path + Beside, file.Path);
        await EachAtOnceAsync([.. changed], files.Flush);
        _known.UnionWith(made);
    }

    /// <summary>Removes the partial tiles that full ones have replaced (C2SP tlog-tiles, Partial Tiles: MAY). Whether they
    /// are gone need not last.</summary>
    public void RemovePartials(IEnumerable<TreeFile> batch)
    {
        foreach (var file in batch)
        {
            if (TileId.Read(file.Path).Value is not { IsPartial: false })
                continue;
            files.Remove(file.Path + ".p");
            _known.Remove(file.Path + ".p");
        }
    }

    void Make(string directory, HashSet<string> changed, List<string> made)
    {
        if (_known.Contains(directory) || made.Contains(directory))
            return;
        var above = DirectoryOf(directory);
        Make(above, changed, made);
        files.Make(directory);
        made.Add(directory);
        // Even one that is there may be left from a crash, its name not flushed.
        changed.Add(above);
    }

    async Task EachAtOnceAsync<T>(IReadOnlyList<T> items, Action<T> act)
    {
        var next = -1;
        void Work()
        {
            while (Interlocked.Increment(ref next) is var mine && mine < items.Count)
                act(items[mine]);
        }
        if (atOnce == 1 || items.Count == 1)
        {
            Work();
            return;
        }
        // Threads of their own: flushing blocks, and the pool would add threads for it too slowly.
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atOnce, items.Count)).Select(_ => Task.Factory.StartNew(
            Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    static string DirectoryOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
