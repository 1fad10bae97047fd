namespace Servanda.Transparency.Sequencing;

/// <summary>
/// The files of a log, in the steps that outlast a crash one by one. Paths are below the log's directory, with forward
/// slashes. Safe for several threads on different paths.
/// </summary>
public interface ITreeFiles
{
    /// <summary>The directory, for people.</summary>
    string Name { get; }

    /// <summary>The octets of a file; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be read; the message names it.</exception>
    /// <exception cref="InvalidDataException">It has more octets than the limit; the message names it.</exception>
    byte[]? Read(string path, int limit);

    /// <summary>Makes a directory in one that is there; false where it exists already.</summary>
    /// <exception cref="IOException">It cannot be made; the message names it.</exception>
    bool Make(string directory);

    /// <summary>Writes a file anew and flushes its contents; its name lasts only after <see cref="Flush"/>.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written; the message names the file.</exception>
    void Write(string path, ReadOnlySpan<byte> octets);

    /// <summary>Puts a file in the place of another, if any, in one step.</summary>
    /// <exception cref="IOException">It cannot be renamed; the message names it.</exception>
    void Rename(string path, string newPath);

    /// <summary>Makes the names in a directory last.</summary>
    /// <exception cref="IOException">It cannot be flushed; the message names it.</exception>
    void Flush(string directory);

    /// <summary>Removes a directory of files, if it is there.</summary>
    /// <exception cref="IOException">It cannot be removed; the message names it.</exception>
    void Remove(string directory);

    /// <summary>Keeps every other writer out, in this process and others, until disposed or the process is gone.</summary>
    /// <exception cref="IOException">Another writer is at work; the message says so.</exception>
    IDisposable Lock();
}
