namespace Servanda.Accords.Reading;

/// <summary>The catalogue that this version was built with. Nothing is read until it is asked for.</summary>
public static class EmbeddedCatalogue
{
    const string Prefix = "catalogue/";

    static readonly Lazy<Catalogue> Loaded = new(() => CatalogueReader.Read(Files()) switch
    {
        { Catalogue: { } catalogue } => catalogue,
        var broken => throw new InvalidOperationException("The embedded catalogue is broken: " + broken.Problems[0]),
    });

    /// <summary>The catalogue, read once.</summary>
    /// <exception cref="InvalidOperationException">This build embeds a catalogue that does not read; a test keeps it from
    /// being published.</exception>
    public static Catalogue Catalogue => Loaded.Value;

    /// <summary>Its files as they were at build.</summary>
    public static IReadOnlyList<CatalogueFile> Files()
    {
        var assembly = typeof(EmbeddedCatalogue).Assembly;
        var files = new List<CatalogueFile>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || assembly.GetManifestResourceStream(name) is not { } stream)
                continue;
            using (stream)
            {
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                files.Add(new CatalogueFile(name[Prefix.Length..], bytes));
            }
        }
        return files;
    }
}
