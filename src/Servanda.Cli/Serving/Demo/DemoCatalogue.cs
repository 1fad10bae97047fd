using Servanda.Accords;
using Servanda.Accords.Reading;

namespace Servanda.Cli.Serving.Demo;

/// <summary>The catalogue of this version with one accord more, which only the laboratory's organisations sign.</summary>
static class DemoCatalogue
{
    /// <summary>The accord.</summary>
    public const string AccordId = "demo";

    const string Path = $"accords/{AccordId}.yaml", Resource = $"demo/{AccordId}.yaml";

    /// <summary>Its files.</summary>
    public static IReadOnlyList<CatalogueFile> Files()
    {
        using var stream = typeof(DemoCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"This build does not embed {Resource}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return [.. EmbeddedCatalogue.Files(), new CatalogueFile(Path, bytes)];
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">This build embeds an accord that does not read; a test keeps it from being
    /// published.</exception>
    public static Catalogue Read() => CatalogueReader.Read(Files()) switch
    {
        { Catalogue: { } catalogue } => catalogue,
        var broken => throw new InvalidOperationException($"The demo's accord is broken: {broken.Problems[0]}"),
    };
}
