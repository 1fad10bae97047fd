using Microsoft.AspNetCore.Html;

namespace Servanda.Web.Layout;

/// <summary>The name, drawn: a V and an A turned about each other, two parties' ticks that hold one another.</summary>
static class Wordmark
{
    /// <summary>Stands in the page itself, so that it takes the colours of the page.</summary>
    public static HtmlString Drawing { get; } = new(Read());

    static string Read()
    {
        using var stream = typeof(Wordmark).Assembly.GetManifestResourceStream("assets/wordmark.svg")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\n", "", StringComparison.Ordinal);
    }
}
