using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Cli.Reports;
using Servanda.Tests.Reports;

namespace Servanda.SystemTests.Browser;

/// <summary>The HTML report as a reader meets it. With <c>SERVANDA_SCREENSHOTS</c> set to a directory, pictures go there.</summary>
public sealed class HtmlReportInBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    const int Phone = 320;
    const int Desk = 1280;

    /// <summary>WCAG 2.2 to level AA, named because axe leaves target size (2.5.8) out unless asked, and its own advice.</summary>
    internal static readonly AxeRunOptions Rules = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    public static TheoryData<Language, int, ColorScheme> Readers() => new MatrixTheoryData<Language, int, ColorScheme>(
        [Language.English, Language.French], [Phone, Desk], [ColorScheme.Light, ColorScheme.Dark]);

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Nothing_stands_in_a_reader_s_way(Language language, int width, ColorScheme scheme)
    {
        await using var shown = await ShowAsync(language, width, scheme, [MadeUp.Medley(), MadeUp.Hostile()]);
        await shown.PictureAsync($"{Words.Id(language)}-{width}-{scheme}");
        // Unfolded, and laid out where it will be: sections out of sight have a guessed height, and would seem to overlap.
        await shown.Page.EvaluateAsync("""
            () => {
                document.querySelectorAll('details').forEach(one => one.open = true);
                document.querySelectorAll('.organisation').forEach(one => one.style.contentVisibility = 'visible');
            }
            """);
        var axe = await shown.Page.RunAxe(Rules);
        Assert.True(axe.Violations.Length == 0, string.Join("\n", axe.Violations.SelectMany(one =>
            one.Nodes.Select(node => $"{one.Id}: {node.Html}"))));
        Assert.Equal(width, await shown.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(shown.Asked);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task The_page_s_own_policy_stops_none_of_its_own_parts(Language language, int width, ColorScheme scheme)
    {
        await using var shown = await ShowAsync(language, width, scheme, [MadeUp.Medley()], policy: true);
        var paper = await shown.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        Assert.NotEqual("rgba(0, 0, 0, 0)", paper);
        Assert.Empty(shown.Said);
        Assert.Empty(shown.Asked);
    }

    [Fact]
    public async Task A_fault_put_into_the_page_is_seen_by_every_one_of_these_checks()
    {
        await using var shown = await ShowAsync(Language.English, Phone, ColorScheme.Light, []);
        await shown.Page.EvaluateAsync("""
            () => new Promise(done => {
                const image = new Image();
                image.onerror = image.onload = done;
                document.querySelector('h1').style.width = '400px';
                image.src = 'https://elsewhere.example/pixel.png';
                document.querySelector('main').append(image);
            })
            """);
        var axe = await shown.Page.RunAxe(Rules);
        Assert.Contains("image-alt", axe.Violations.Select(one => one.Id));
        Assert.True(await shown.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") > Phone);
        Assert.Equal(["https://elsewhere.example/pixel.png"], shown.Asked);
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first_and_every_link_shows_where_it_is()
    {
        await using var shown = await ShowAsync(Language.English, Desk, ColorScheme.Light, MadeUp.All());
        await shown.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#content", await shown.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
        await shown.Page.Keyboard.PressAsync("Enter");
        await shown.Page.Keyboard.PressAsync("Tab");
        var outline = await shown.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle");
        Assert.Equal("solid", outline);
    }

    [Fact]
    public async Task Paper_shows_what_is_folded_on_the_screen()
    {
        await using var shown = await ShowAsync(Language.English, Desk, ColorScheme.Light, [MadeUp.Lighthouse()]);
        await shown.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var folded = shown.Page.Locator("details:not([open]) .finding").First;
        Assert.True(await folded.EvaluateAsync<bool>("one => one.checkVisibility({ contentVisibilityAuto: true })"));
        await shown.PrintAsync("print");
    }

    async Task<ShownPage> ShowAsync(
        Language language, int width, ColorScheme scheme, IReadOnlyList<Scorecard> scorecards, bool policy = false)
    {
        var browser = await chromium.StartAsync();
        var directory = Directory.CreateTempSubdirectory("servanda-page-");
        var file = Path.Combine(directory.FullName, "index.html");
        await using (var output = File.Create(file))
        {
            using var spool = new MemoryStream();
            var report = new HtmlReport(output, spool, MadeUp.Head(language));
            foreach (var scorecard in scorecards)
                await report.AddAsync(scorecard, $"bundles/{scorecard.Organisation.Id}.zip", TestContext.Current.CancellationToken);
            await report.EndAsync(MadeUp.Finish, TestContext.Current.CancellationToken);
        }
        // The policy forbids every script, axe's too: it is lifted only where axe looks.
        return await ShownPage.OpenAsync(browser, directory, file, new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            BypassCSP = !policy,
        });
    }
}
