using Microsoft.Playwright;
using Servanda.SystemTests.Browser;

namespace Servanda.SystemTests.Portal;

/// <summary>From the front page to an application with nothing but a keyboard, and without script. Wherever the keyboard stands,
/// that is seen (WCAG 2.2 §2.1.1, §2.4.7 and §2.4.11).</summary>
public sealed class KeyboardTests(Chromium chromium, EmptyPortal empty) : IClassFixture<Chromium>, IClassFixture<EmptyPortal>
{
    // Further than the longest page has stops.
    const int MostStops = 250;

    /// <summary>What has the focus: its name as a screen reader tells it, and whether an eye can find it.</summary>
    const string Focused = """
        () => {
          const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
          const label = one.labels?.[0]?.innerText ?? one.getAttribute('aria-label') ?? one.innerText ?? '';
          const isThere = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth;
          const isMarked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          return [one.tagName, label.trim(), String(isThere && isMarked)];
        }
        """;

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task A_reader_finds_a_signatory_and_applies_without_a_mouse(int width)
    {
        var address = await empty.AddressAsync();
        await using var context = await (await chromium.StartAsync()).NewContextAsync(new()
        {
            JavaScriptEnabled = false,
            ViewportSize = new() { Width = width, Height = 700 },
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "/en").AbsoluteUri);

        // The first stop leads past the navigation.
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", (await FocusAsync(page)).Name);
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#content", page.Url, StringComparison.Ordinal);

        // To an accord, and to one of its signatories by search.
        await FollowAsync(page, "Paris Call for Trust and Security in Cyberspace", "/en/accords/pc");
        await TabToAsync(page, "Name");
        await page.Keyboard.TypeAsync("microsoft");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("q=microsoft", StringComparison.Ordinal));
        await FollowAsync(page, "Microsoft", "/en/organisations/microsoft");

        // An application, at first with everything missing: the summary leads to the fields.
        await FollowAsync(page, "Apply", "/en/apply");
        await FollowAsync(page, "Cybersecurity Tech Accord", "/en/apply/cta");
        await SendAsync(page);
        await FollowAsync(page, "the organisation’s name", "#name", isPart: true);
        await page.Keyboard.TypeAsync("Keyboard Company");
        await TabToAsync(page, "Your name");
        await page.Keyboard.TypeAsync("Ada Example");
        await SendAsync(page);
        Assert.Equal("Keyboard Company", await page.GetByLabel("Organisation", new() { Exact = true }).InputValueAsync());
        Assert.Equal("Ada Example", await page.GetByLabel("Your name").InputValueAsync());
    }

    static async Task SendAsync(IPage page)
    {
        await TabToAsync(page, "Send the application");
        // The answer has the same address: the page that was sent is marked, and gone when the next is there.
        await page.EvaluateAsync("() => document.documentElement.id = 'sent'");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("html:not(#sent)").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Goes to a link by the keyboard and follows it.</summary>
    static async Task FollowAsync(IPage page, string name, string to, bool isPart = false)
    {
        await TabToAsync(page, name, isPart);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains(to, StringComparison.Ordinal));
    }

    static async Task TabToAsync(IPage page, string name, bool isPart = false)
    {
        List<string> stops = [];
        while (stops.Count < MostStops)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await FocusAsync(page);
            Assert.True(stop.IsSeen || stop.Tag == "BODY", $"{page.Url}: nobody sees that the keyboard is at {stop.Tag} '{stop.Name}'");
            if (stop.Name == name || (isPart && stop.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))
                return;
            stops.Add(stop.Name);
        }
        Assert.Fail($"{page.Url}: the keyboard never came to '{name}', only to {string.Join(", ", stops.Distinct())}");
    }

    static async Task<(string Tag, string Name, bool IsSeen)> FocusAsync(IPage page)
    {
        var said = await page.EvaluateAsync<string[]>(Focused);
        return (said[0], said[1], said[2] == "true");
    }
}
