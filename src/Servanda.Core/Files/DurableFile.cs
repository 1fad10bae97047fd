namespace Servanda.Core.Files;

/// <summary>Files whose contents outlast a crash of the machine once a call returns.</summary>
public static class DurableFile
{
    /// <summary>
    /// Puts a file with these bytes in the place of the one that is there, if any: written beside it, flushed to the disk,
    /// renamed, and the directory flushed. At any moment the old file or the new one is whole; a crash may leave
    /// <c>PATH.new</c> behind, which the next call overwrites. One writer at a time.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What it is to hold.</param>
    /// <param name="ownerOnly">True to let nobody else read or write it (mode 0600); on Windows the folder's access list
    /// decides.</param>
    /// <exception cref="IOException">The disk is full, or cannot be written; the old file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory cannot be written.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> bytes, bool ownerOnly = false)
    {
        var beside = path + ".new";
        using (var file = File.OpenHandle(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            if (ownerOnly && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            RandomAccess.Write(file, bytes, 0);
            RandomAccess.FlushToDisk(file);
        }
        File.Move(beside, path, overwrite: true);
        FlushDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Makes what was created in, renamed into or removed from a directory last (fsync(2), of directories). On
    /// Windows the file system sees to it, and nothing is done.</summary>
    /// <exception cref="IOException">The system reports an error; the message names the directory.</exception>
    public static void FlushDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (Libc.FlushDirectory(path) is > 0 and var error)
            throw new IOException($"{path}: the directory could not be flushed to the disk (error {error}).");
    }
}
