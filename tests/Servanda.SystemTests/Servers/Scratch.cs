namespace Servanda.SystemTests.Servers;

/// <summary>A directory of its own for a test, gone afterwards.</summary>
sealed class Scratch : IDisposable
{
    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("servanda-");

    public Scratch()
    {
        // Daemons drop their privileges and still have to come in.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_directory.FullName, (UnixFileMode)0b111_101_101);
    }

    public string Root => _directory.FullName;

    public string At(string path) => Path.Combine(_directory.FullName, path);

    public string Write(string path, string text)
    {
        var full = At(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
