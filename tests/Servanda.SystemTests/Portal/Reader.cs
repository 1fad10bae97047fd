using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Servanda.SystemTests.Browser;

namespace Servanda.SystemTests.Portal;

/// <summary>Somebody who looks at pages: how wide their screen is, and how light. With <c>SERVANDA_SCREENSHOTS</c> set to a
/// directory, what they see goes there.</summary>
sealed record Reader(int Width, ColorScheme Scheme)
{
    const int Phone = 320, Desk = 1280, Height = 800;

    // What a scheme changes is colour, and nothing else: the rest was asked at the same width in the light.
    static readonly AxeRunOptions OfColour = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

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
        var axe = await page.RunAxe(Scheme == ColorScheme.Dark ? OfColour : HtmlReportInBrowserTests.Rules);
        List<string> faults = [.. axe.Violations.SelectMany(one => one.Nodes.Select(node => $"{name}, {this}: {one.Id}: {node.Html}"))];
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
