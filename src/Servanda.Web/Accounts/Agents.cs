namespace Servanda.Web.Accounts;

/// <summary>Browser and system in a few words of ours, so that a person knows a session again: the browser's own sentence is
/// not kept.</summary>
static class Agents
{
    // Each names the ones it descends from, so the youngest comes first.
    static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"), ("BSD", "BSD"),
    ];

    /// <summary>Such as <c>Firefox, Linux</c>; empty where the sentence says nothing we know.</summary>
    public static string Describe(string userAgent) => string.Join(", ",
        new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.Where(word => word.Length > 0));

    static string Find((string Mark, string Name)[] known, string text) =>
        known.FirstOrDefault(one => text.Contains(one.Mark, StringComparison.Ordinal)).Name ?? "";
}
