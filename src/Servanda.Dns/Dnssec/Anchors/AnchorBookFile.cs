using Servanda.Core;
using Servanda.Core.Files;

namespace Servanda.Dns.Dnssec.Anchors;

/// <summary>Keeps a book in a file that only its owner reads and writes.</summary>
public static class AnchorBookFile
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Puts the book in the place of the one that is there; after a crash one of the two is whole.</summary>
    /// <exception cref="IOException">The file cannot be written; the old one is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory cannot be written.</exception>
    public static void Write(string path, AnchorBook book) =>
        DurableFile.Replace(path, AnchorBookJson.Write(book), ownerOnly: true);

    /// <summary>Reads the book. A file that others may write has no value: whoever writes it says whom to trust.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Parsed<AnchorBook> Read(string path)
    {
        using var stream = File.OpenRead(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & ~Owner) != 0)
            return new(null, [AnchorProblems.Mode.At(0)]);
        var buffer = new byte[AnchorBookJson.MaxOctets + 1];
        return AnchorBookJson.Read(buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)));
    }
}
