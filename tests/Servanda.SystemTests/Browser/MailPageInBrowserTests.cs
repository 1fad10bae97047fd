using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Servanda.Accords;
using Servanda.Cli.Mail.Answers;
using Servanda.Cli.Mail.Page;
using Servanda.Tests.MailAnswers;

namespace Servanda.SystemTests.Browser;

/// <summary>The page about mail as a reader meets it.</summary>
public sealed class MailPageInBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<Language, int, ColorScheme> Readers() => HtmlReportInBrowserTests.Readers();

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Nothing_stands_in_a_reader_s_way(Language language, int width, ColorScheme scheme)
    {
        await using var shown = await ShowAsync(language, width, scheme, policy: false);
        await shown.PictureAsync($"mail-{Words.Id(language)}-{width}-{scheme}");
        await shown.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
        var axe = await shown.Page.RunAxe(HtmlReportInBrowserTests.Rules);
        Assert.True(axe.Violations.Length == 0, string.Join("\n", axe.Violations.SelectMany(one =>
            one.Nodes.Select(node => $"{one.Id}: {node.Html}"))));
        Assert.Equal(width, await shown.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(shown.Asked);
    }

    [Fact]
    public async Task The_page_s_own_policy_stops_none_of_its_own_parts()
    {
        await using var shown = await ShowAsync(Language.English, 1280, ColorScheme.Light, policy: true);
        var drawn = await shown.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.plot .aligned')).fill");
        Assert.NotEqual("rgb(0, 0, 0)", drawn);
        Assert.Empty(shown.Said);
        Assert.Empty(shown.Asked);
    }

    [Fact]
    public async Task A_wide_table_scrolls_by_keyboard()
    {
        await using var shown = await ShowAsync(Language.English, 320, ColorScheme.Light, policy: false);
        var region = shown.Page.GetByRole(AriaRole.Region, new() { Name = "Sources by network" }).Last;
        await region.FocusAsync();
        await shown.Page.Keyboard.PressAsync("ArrowRight");
        await shown.Page.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 0");
    }

    async Task<ShownPage> ShowAsync(Language language, int width, ColorScheme scheme, bool policy)
    {
        var cancel = TestContext.Current.CancellationToken;
        var browser = await chromium.StartAsync();
        var directory = Directory.CreateTempSubdirectory("servanda-page-");
        var file = Path.Combine(directory.FullName, "mail.html");
        await using (var database = await MadeUpStore.OpenAsync(cancel))
        {
            var answer = await SummaryAnswer.ReadAsync(database, MadeUpStore.March, 50, cancel);
            await File.WriteAllBytesAsync(file, MailPage.Write(answer, language, new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero)), cancel);
        }
        return await ShownPage.OpenAsync(browser, directory, file, new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            BypassCSP = !policy,
        });
    }
}
