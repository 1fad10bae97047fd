using System.Collections.Concurrent;
using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Servanda.Accords;
using Servanda.SystemTests.Browser;

namespace Servanda.SystemTests.Portal;

/// <summary>Every public page as readers meet it: both languages, narrow and wide, light and dark, with script and without.
/// With <c>SERVANDA_SCREENSHOTS</c> set to a directory, pictures go there.</summary>
public sealed class PublicPagesTests(Chromium chromium, DemoPortal demo) : IClassFixture<Chromium>, IClassFixture<DemoPortal>
{
    const int Phone = 320, Desk = 1280;

    /// <summary>One of each kind of page; the path is the same in both languages.</summary>
    static readonly string[] Paths =
    [
        "", "/accords", "/accords/pc", "/accords/pc?q=bank&country=FRA&sort=joined", "/accords/demo", "/commitments/cta.1",
        "/organisations", "/organisations?q=micro", $"/organisations/{Exemplary}", $"/organisations/{Unmeasured}",
        $"/organisations/{Exemplary}/findings/mail.dmarc", $"/compare?organisation={Exemplary}&organisation={Unmeasured}",
        "/controls", "/controls/mail.dmarc", "/method", "/data", "/verify", "/log", "/log/0", "/apply", "/apply/cta", "/sign-in",
        "/accessibility", "/privacy", "/nothing-of-the-kind",
    ];

    const string Exemplary = DemoPortal.Exemplary, Unmeasured = "microsoft";

    /// <summary>Every pair of these is looked at; without script a page has only less on it.</summary>
    public static TheoryData<Language, int, ColorScheme, bool> Readers() => new()
    {
        { Language.English, Phone, ColorScheme.Light, true },
        { Language.English, Desk, ColorScheme.Dark, true },
        { Language.French, Phone, ColorScheme.Dark, true },
        { Language.French, Desk, ColorScheme.Light, true },
        { Language.English, Desk, ColorScheme.Light, false },
        { Language.French, Phone, ColorScheme.Dark, false },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Nothing_stands_in_a_reader_s_way(Language language, int width, ColorScheme scheme, bool hasScript)
    {
        var address = await demo.AddressAsync();
        await using var context = await (await chromium.StartAsync()).NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = scheme,
            JavaScriptEnabled = hasScript,
        });
        var page = await context.NewPageAsync();
        ConcurrentQueue<string> said = [], asked = [];
        page.Console += (_, message) => said.Enqueue($"{page.Url}: {message.Text}");
        page.PageError += (_, error) => said.Enqueue($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                asked.Enqueue(request.Url);
        };
        List<string> faults = [];
        foreach (var path in Paths)
        {
            var answer = await page.GotoAsync(new Uri(address, $"/{Words.Id(language)}{path}").AbsoluteUri);
            var isMissing = path == Paths[^1];
            if (answer!.Status != (isMissing ? 404 : 200))
                faults.Add($"{path}: {answer.Status.ToString(CultureInfo.InvariantCulture)}");
            // A browser says in its console that a page was not found.
            if (isMissing)
                said.Clear();
            await PictureAsync(page, path, language, width, scheme, hasScript);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
            var axe = await page.RunAxe(HtmlReportInBrowserTests.Rules);
            faults.AddRange(axe.Violations.SelectMany(one => one.Nodes.Select(node => $"{path}: {one.Id}: {node.Html}")));
            var reach = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            if (reach > width)
                faults.Add($"{path}: {reach} px wide on {width}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(said);
        Assert.Empty(asked);
    }

    static async Task PictureAsync(IPage page, string path, Language language, int width, ColorScheme scheme, bool hasScript)
    {
        if (!hasScript || Environment.GetEnvironmentVariable("SERVANDA_SCREENSHOTS") is not { Length: > 0 } pictures)
            return;
        var name = string.Concat(path.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(pictures, FormattableString.Invariant($"portal-{(name.Length == 0 ? "home" : name)}-{Words.Id(language)}-{width}-{scheme}.png")),
            FullPage = true,
        });
    }
}
