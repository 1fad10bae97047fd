using Servanda.Core.Files;

namespace Servanda.Transparency.Sequencing;

/// <summary>The files of a log in a directory of this machine.</summary>
public sealed class DirectoryFiles(string root) : ITreeFiles
{
    const string LockFile = ".sequencer-lock";

    /// <inheritdoc/>
    public string Name => root;

    /// <inheritdoc/>
    public byte[]? Read(string path, int limit)
    {
        var file = new FileInfo(At(path));
        return !file.Exists ? null
            : file.Length <= limit ? Told(() => File.ReadAllBytes(file.FullName))
            : throw new InvalidDataException($"{file.FullName} has {file.Length} octets; there can be {limit} at the most.");
    }

    /// <inheritdoc/>
    public bool Make(string directory) => Told(() =>
    {
        var isNew = !Directory.Exists(At(directory));
        Directory.CreateDirectory(At(directory));
        return isNew;
    });

    /// <inheritdoc/>
    public void Write(string path, ReadOnlySpan<byte> octets)
    {
        try
        {
            using var file = File.OpenHandle(At(path), FileMode.Create, FileAccess.Write, FileShare.None);
            RandomAccess.Write(file, octets, 0);
            RandomAccess.FlushToDisk(file);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    /// <inheritdoc/>
    public void Rename(string path, string newPath) => Told(() =>
    {
        File.Move(At(path), At(newPath), overwrite: true);
        return true;
    });

    /// <inheritdoc/>
    public void Flush(string directory) => Told(() =>
    {
        DurableFile.FlushDirectory(At(directory));
        return true;
    });

    /// <inheritdoc/>
    public void Remove(string directory) => Told(() =>
    {
        if (Directory.Exists(At(directory)))
            Directory.Delete(At(directory), recursive: true);
        return true;
    });

    /// <inheritdoc/>
    public IDisposable Lock() => Told(() =>
    {
        MakeRoot(new DirectoryInfo(root));
        var path = At(LockFile);
        try
        {
            // The system lets go of it when the process ends, however it ends.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (File.Exists(path))
        {
            throw new IOException($"{path} is held by another process: one writer at a time.", fault);
        }
    });

    // All a log has hangs on its directory's name, so that has to last as well.
    static void MakeRoot(DirectoryInfo directory)
    {
        if (directory.Exists || directory.Parent is not { } above)
            return;
        MakeRoot(above);
        directory.Create();
        DurableFile.FlushDirectory(above.FullName);
    }

    string At(string path) => Path.Combine(root, path);

    // A directory that may not be written is no fault of the code; hosts show the message.
    static T Told<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }
}
