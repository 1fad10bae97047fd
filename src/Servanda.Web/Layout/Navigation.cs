using Servanda.Accords;

namespace Servanda.Web.Layout;

/// <summary>The ways that stand on every page, as paths without their language.</summary>
static class Navigation
{
    /// <summary>In the mast.</summary>
    public static IReadOnlyList<Way> Main { get; } =
    [
        new("/accords", LayoutPhrases.Accords), new("/organisations", LayoutPhrases.Organisations),
        new("/compare", LayoutPhrases.Compare), new("/controls", LayoutPhrases.Controls), new("/method", LayoutPhrases.Method),
        new("/data", LayoutPhrases.Data), new("/verify", LayoutPhrases.Verify), new("/apply", LayoutPhrases.Apply),
    ];

    /// <summary>At the foot.</summary>
    public static IReadOnlyList<Way> Foot { get; } =
    [
        new("/about", LayoutPhrases.About), new("/log", LayoutPhrases.Log), new("/data#licence", LayoutPhrases.Licence),
        new("/accessibility", LayoutPhrases.Accessibility), new("/privacy", LayoutPhrases.Privacy),
    ];

    /// <summary>What <c>aria-current</c> says of a way on a page: the page itself, a page below it, or null.</summary>
    public static string? Current(string path, string here) =>
        here == path ? "page" : here.StartsWith(path + "/", StringComparison.Ordinal) ? "true" : null;
}

/// <summary>A link of the frame.</summary>
/// <param name="Path">Without its language.</param>
/// <param name="Name">What it is called.</param>
readonly record struct Way(string Path, Text Name);
