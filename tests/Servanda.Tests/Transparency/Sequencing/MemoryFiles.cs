using System.Collections.Concurrent;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Sequencing;

namespace Servanda.Tests.Transparency.Sequencing;

/// <summary>The machine went down; nothing is caught after this.</summary>
sealed class Crash : Exception;

/// <summary>Counts the steps that change something, and makes one of them the last, or one of them fail.</summary>
sealed class Steps
{
    int _count;

    public int Count => _count;

    public int CrashAt { get; init; } = int.MaxValue;

    public int FullAt { get; init; } = int.MaxValue;

    public bool HasCrashed => _count >= CrashAt;

    public void Next(string what)
    {
        var mine = Interlocked.Increment(ref _count);
        if (mine >= CrashAt)
            throw new Crash();
        if (mine == FullAt)
            throw new IOException($"No space left on device : 'memory/{what}'");
    }
}

/// <summary>
/// The files of a log as a disk would have them: a name that was not flushed may be lost in a crash, or may be there.
/// </summary>
sealed class MemoryFiles(Steps steps) : ITreeFiles
{
    readonly Dictionary<string, byte[]> _seen = new(StringComparer.Ordinal);
    readonly Dictionary<string, byte[]> _lasting = new(StringComparer.Ordinal);
    bool _isHeld;

    public string Name => "memory";

    /// <summary>Every checkpoint that could ever be fetched, before the crash and after it.</summary>
    public ConcurrentQueue<byte[]> Checkpoints { get; private init; } = [];

    /// <summary>A file that cannot be found for now.</summary>
    public string? Lose { get; set; }

    public byte[]? Read(string path, int limit)
    {
        if (path == Lose)
            return null;
        lock (_seen)
            return _seen.GetValueOrDefault(path) is not { } octets ? null
                : octets.Length <= limit ? octets
                : throw new InvalidDataException($"{path} has {octets.Length} octets; there can be {limit} at the most.");
    }

    public bool Make(string directory)
    {
        steps.Next(directory);
        return true;
    }

    public void Write(string path, ReadOnlySpan<byte> octets)
    {
        lock (_seen)
            _seen[path] = octets[..(octets.Length / 2)].ToArray();
        steps.Next(path);
        lock (_seen)
            _seen[path] = octets.ToArray();
    }

    public void Rename(string path, string newPath)
    {
        steps.Next(newPath);
        lock (_seen)
        {
            if (!_seen.Remove(path, out var octets))
                throw new FileNotFoundException(path);
            _seen[newPath] = octets;
            if (newPath == "checkpoint")
                Checkpoints.Enqueue(octets);
        }
    }

    public void Flush(string directory)
    {
        steps.Next(directory);
        lock (_seen)
        {
            foreach (var path in _seen.Keys.Union(_lasting.Keys).Where(path => (Path.GetDirectoryName(path) ?? "") == directory).ToList())
            {
                if (_seen.TryGetValue(path, out var octets))
                    _lasting[path] = octets;
                else
                    _lasting.Remove(path);
            }
        }
    }

    public void Remove(string directory)
    {
        steps.Next(directory);
        lock (_seen)
        {
            foreach (var path in _seen.Keys.Where(path => path.StartsWith(directory + "/", StringComparison.Ordinal)).ToList())
                _seen.Remove(path);
        }
    }

    public IDisposable Lock()
    {
        if (_isHeld)
            throw new IOException("memory is held by another process: one writer at a time.");
        _isHeld = true;
        return new Held(this);
    }

    /// <summary>What is found after a crash: each name as it was flushed last, or as it was seen, by chance.</summary>
    public MemoryFiles AfterCrash(Random chance, Steps next)
    {
        var after = new MemoryFiles(next) { Checkpoints = Checkpoints };
        lock (_seen)
        {
            foreach (var path in _seen.Keys.Union(_lasting.Keys))
            {
                if ((chance.Next(2) == 0 ? _seen : _lasting).TryGetValue(path, out var octets))
                    after._seen[path] = after._lasting[path] = octets;
            }
        }
        return after;
    }

    /// <summary>Changes a file behind everyone's back; null removes it.</summary>
    public void Spoil(string path, Func<byte[], byte[]?> change)
    {
        if (change(_seen[path]) is { } changed)
            _seen[path] = changed;
        else
            _seen.Remove(path);
    }

    public IReadOnlyCollection<string> Paths => _seen.Keys;

    sealed class Held(MemoryFiles files) : IDisposable
    {
        public void Dispose() => files._isHeld = false;
    }
}

/// <summary>A database that loses nothing it has said yes to.</summary>
sealed class MemoryHeads(Steps steps) : ITreeHeadStore
{
    readonly ConcurrentDictionary<string, TreeHead> _heads = new(StringComparer.Ordinal);

    public string Name => "sqlite:memory";

    public Task<TreeHead?> FindAsync(string origin, CancellationToken cancel) => Task.FromResult(_heads.GetValueOrDefault(origin));

    public Task<bool> TryBeginAsync(string origin, TreeHead head, CancellationToken cancel) => Task.FromResult(_heads.TryAdd(origin, head));

    public Task<bool> TryAdvanceAsync(string origin, TreeHead old, TreeHead head, CancellationToken cancel)
    {
        steps.Next(Name);
        if (_heads.GetValueOrDefault(origin) != old)
            return Task.FromResult(false);
        _heads[origin] = head;
        // The answer may be lost after the change is made.
        steps.Next(Name);
        return Task.FromResult(true);
    }

    public void Set(string origin, TreeHead? head)
    {
        if (head is null)
            _heads.TryRemove(origin, out _);
        else
            _heads[origin] = head;
    }

    public MemoryHeads AfterCrash(Steps next)
    {
        var after = new MemoryHeads(next);
        foreach (var (origin, head) in _heads)
            after._heads[origin] = head;
        return after;
    }
}
