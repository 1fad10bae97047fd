using System.Text;
using Servanda.Core;
using Servanda.Core.Files;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Keys;

/// <summary>Keeps a signing key in a file of its own that only its owner can read.</summary>
public static class KeyFile
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a new file with mode 0600, and beside it <c>PATH.pub</c> with the verifier key. On Windows the
    /// folder's access list decides who reads it.</summary>
    /// <exception cref="IOException">The file exists already (a key is never overwritten), or cannot be written.</exception>
    public static void Write(string path, NoteSigningKey key) => Write(path, key.Write(), key.Verifier.ToString());

    /// <summary>Writes a witness's key likewise.</summary>
    /// <exception cref="IOException">The file exists already, or cannot be written.</exception>
    public static void Write(string path, CosigningKey key) => Write(path, key.Write(), key.Verifier.ToString());

    /// <summary>Reads a key file: a note signing key. A file others can read is reported, and still read.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign.</exception>
    public static Parsed<NoteSigningKey> Read(string path) => Read(path, text => NoteSigningKey.Read(text));

    /// <summary>Reads a witness's key file likewise.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign.</exception>
    public static Parsed<CosigningKey> ReadCosigner(string path) => Read(path, text => CosigningKey.Read(text));

    static void Write(string path, string secretText, string publicText)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        using (var file = new FileStream(path, options))
        {
            file.Write(Encoding.UTF8.GetBytes(secretText + "\n"));
            file.Flush(flushToDisk: true);
        }
        // What is signed from here on is of no use to anybody if the key is gone after a crash.
        DurableFile.Replace(path + ".pub", Encoding.UTF8.GetBytes(publicText + "\n"));
    }

    static Parsed<T> Read<T>(string path, Func<string, Parsed<T>> read) where T : class
    {
        using var stream = File.OpenRead(path);
        if (stream.Length > NoteSigningKey.MaxLength + 2)
            return new(null, [new Problem("skey.length", 0, "C2SP signed-note, Verifier keys")]);
        using var reader = new StreamReader(stream);
        var parsed = read(reader.ReadToEnd());
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(stream.SafeFileHandle) & ~Owner) == 0)
            return parsed;
        return new(parsed.Value, [.. parsed.Problems, new Problem("skey.file.mode", 0, "chmod 600", path)]);
    }
}
