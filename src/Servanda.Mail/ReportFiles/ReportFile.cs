namespace Servanda.Mail.ReportFiles;

/// <summary>
/// Finds reports about mail in what people have: XML or JSON, packed with gzip or zip, in a message, an mbox, a Maildir, a
/// directory of any of these, or a stream. What something is, is seen from its content, never from its name.
/// <code>
/// foreach (var item in ReportFile.Read(path))
///     switch (item) { case ReportItem.Aggregate { Reader: var reader }: … }
/// </code>
/// Items are read as they are asked for: the records of an aggregate report before the next item.
/// </summary>
public static class ReportFile
{
    static readonly EnumerationOptions All = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        // Links could lead in circles.
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    /// <summary>The reports in a file, or in all files of a directory and those below it, in the order of their names.
    /// A Maildir's tmp, where mail is still being written, is left alone.</summary>
    /// <exception cref="IOException">The path is neither.</exception>
    public static IEnumerable<ReportItem> Read(string path) =>
        Directory.Exists(path) ? Files(path).SelectMany(One)
        : File.Exists(path) ? One(path)
        : throw new FileNotFoundException($"There is no file or directory {path}.", path);

    /// <summary>The reports in a stream, which is read forward and stays open.</summary>
    /// <param name="content">Content of any kind.</param>
    /// <param name="place">What to call it: a name for people.</param>
    public static IEnumerable<ReportItem> Read(Stream content, string place) =>
        ContentReports.Of(content, new ContentPlace(place), new ProblemTally());

    /// <summary>The files of a directory and of those below it that <see cref="Read(string)"/> would open, in its
    /// order.</summary>
    public static IEnumerable<string> Files(string directory) =>
        Directory.EnumerateFiles(directory, "*", All)
            .Where(path => !IsBeingDelivered(path))
            .Order(StringComparer.Ordinal);

    static IEnumerable<ReportItem> One(string path)
    {
        using var file = TryOpen(path, out var why);
        if (file is null)
        {
            yield return new ReportItem.Refused([ReportFileProblems.Unreadable.At(0, why)]) { Place = path };
            yield break;
        }
        foreach (var item in Read(file, path))
            yield return item;
    }

    static FileStream? TryOpen(string path, out string why)
    {
        try
        {
            why = "";
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        }
        catch (IOException e)
        {
            why = e.Message;
        }
        catch (UnauthorizedAccessException e)
        {
            why = e.Message;
        }
        return null;
    }

    static bool IsBeingDelivered(string path) =>
        Path.GetDirectoryName(path) is { } folder && Path.GetFileName(folder) == "tmp"
        && Directory.Exists(Path.Combine(folder, "..", "new")) && Directory.Exists(Path.Combine(folder, "..", "cur"));
}
