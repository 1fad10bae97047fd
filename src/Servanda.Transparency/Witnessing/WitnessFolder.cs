using Servanda.Core.Files;

namespace Servanda.Transparency.Witnessing;

/// <summary>
/// What a witness keeps, in a folder: <c>SHA-256-OF-ORIGIN/checkpoint</c> for each log, the very note that monitors are
/// shown, so that any web server can serve the folder as the monitoring prefix; and beside it as <c>refused</c> the first
/// checkpoint the log signed that does not extend it. One process uses a folder at a time.
/// </summary>
public sealed class WitnessFolder : IWitnessStore, IDisposable
{
    /// <summary>Octets of a kept note at the most.</summary>
    public const int MaxOctets = AddCheckpoint.MaxOctets + 1024;

    const string LockName = "lock", FileName = "checkpoint", RefusedName = "refused";

    readonly string _root;
    readonly FileStream _lock;

    /// <summary>Takes hold of a folder, and makes it where it is not there.</summary>
    /// <exception cref="IOException">Another process holds it, or it cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public WitnessFolder(string root)
    {
        _root = Path.GetFullPath(root);
        Directory.CreateDirectory(_root);
        try
        {
            _lock = new FileStream(Path.Combine(_root, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new IOException($"{_root} is held by another witness: two that share a folder would cosign twice. ({fault.Message})", fault);
        }
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Read(WatchedLog log)
    {
        var file = new FileInfo(PlaceOf(log));
        if (!file.Exists)
            return null;
        return file.Length <= MaxOctets
            ? File.ReadAllBytes(file.FullName)
            : throw new IOException($"{file.FullName} has {file.Length} octets; a checkpoint has {MaxOctets} at the most.");
    }

    /// <inheritdoc/>
    public void Replace(WatchedLog log, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> after)
    {
        var path = PlaceOf(log);
        if (!Same(Read(log), before))
            throw new IOException($"{path} is not what this witness wrote last: somebody changed or removed it. Nothing is cosigned for {log.Origin} until it is put back.");
        MakeFolder(log);
        DurableFile.Replace(path, after.Span);
    }

    /// <inheritdoc/>
    public void KeepRefused(WatchedLog log, ReadOnlyMemory<byte> checkpoint)
    {
        var path = Path.Combine(MakeFolder(log), RefusedName);
        if (!File.Exists(path))
            DurableFile.Replace(path, checkpoint.Span);
    }

    /// <inheritdoc/>
    public string PlaceOf(WatchedLog log) => Path.Combine(_root, log.OriginHash, FileName);

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => _lock.Dispose();

    string MakeFolder(WatchedLog log)
    {
        var folder = Path.Combine(_root, log.OriginHash);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DurableFile.FlushDirectory(_root);
        }
        return folder;
    }

    static bool Same(ReadOnlyMemory<byte>? one, ReadOnlyMemory<byte>? other) =>
        one is { } first && other is { } second ? first.Span.SequenceEqual(second.Span) : one is null && other is null;
}
