namespace Servanda.Cli.Reports.Page;

/// <summary>The page's own files, which are inside the program.</summary>
static class Embedded
{
    /// <summary>The text of a file of this folder.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream("report/" + name)
            ?? throw new InvalidOperationException($"{name} was not built into the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
