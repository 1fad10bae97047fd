using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Servanda.SystemTests.Browser;

namespace Servanda.SystemTests.Portal;

/// <summary>Somebody who looks at pages: how wide their screen is, and how light. With <c>SERVANDA_SCREENSHOTS</c> set to a
/// directory, what they see goes there.</summary>
sealed record Reader(int Width, ColorScheme Scheme)
{
    const int Phone = 320, Desk = 1280, Height = 800;

    /// <summary>The examiner, in the page itself: the package's own call opens another page for each answer, which these pages
    /// without frames do not need.</summary>
    const string Ask = """
        options => axe.run(document, options).then(
          found => found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html}`)))
        """;

    static readonly string Examiner = new BundledAxeScriptProvider().GetScript();

    // What a scheme changes is colour, and nothing else: the rest was asked at the same width in the light.
    static readonly string[] OfColour = ["color-contrast", "link-in-text-block"];

    public static IReadOnlyList<Reader> All { get; } =
        [new(Phone, ColorScheme.Light), new(Desk, ColorScheme.Light), new(Phone, ColorScheme.Dark), new(Desk, ColorScheme.Dark)];

    /// <summary>What stands in the way of any of them on the page that is open.</summary>
    public static async Task<IReadOnlyList<string>> AllLookAsync(IPage page, string name)
    {
        List<string> faults = [];
        foreach (var reader in All)
            faults.AddRange(await reader.LookAsync(page, name));
        return faults;
    }

    async Task<IReadOnlyList<string>> LookAsync(IPage page, string name)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = Scheme });
        await page.SetViewportSizeAsync(Width, Height);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = false)");
        await PictureAsync(page, name);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
        if (await page.EvaluateAsync<bool>("() => typeof axe === 'undefined'"))
            await page.EvaluateAsync(Examiner);
        var runOnly = Scheme == ColorScheme.Dark ? new { type = "rule", values = OfColour }
            : new { type = "tag", values = HtmlReportInBrowserTests.Rules.RunOnly!.Values.ToArray() };
        var found = await page.EvaluateAsync<string[]>(Ask, new { runOnly, resultTypes = (string[])["violations"] });
        List<string> faults = [.. found.Select(one => $"{name}, {this}: {one}")];
        var reach = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (reach > Width)
            faults.Add($"{name}, {this}: {reach.ToString(CultureInfo.InvariantCulture)} px wide");
        return faults;
    }

    async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SERVANDA_SCREENSHOTS") is not { Length: > 0 } pictures)
            return;
        var file = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(pictures, FormattableString.Invariant($"portal-{file}-{Width}-{Scheme}.png")),
            FullPage = true,
        });
    }
}
