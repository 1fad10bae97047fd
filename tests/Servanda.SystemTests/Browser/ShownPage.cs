using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Servanda.SystemTests.Browser;

/// <summary>A page that is open, what it asked the network for, and what the browser's console said about it.</summary>
sealed class ShownPage(IPage page, DirectoryInfo directory) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Every request but the one for the page itself; each was refused.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public ConcurrentQueue<string> Said { get; } = [];

    public static async Task<ShownPage> OpenAsync(
        IBrowser browser, DirectoryInfo directory, string file, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        var shown = new ShownPage(await context.NewPageAsync(), directory);
        var address = new Uri(file).AbsoluteUri;
        shown.Page.Console += (_, message) => shown.Said.Enqueue(message.Text);
        shown.Page.PageError += (_, error) => shown.Said.Enqueue(error);
        await context.RouteAsync("**/*", route =>
        {
            if (route.Request.Url == address)
                return route.ContinueAsync();
            shown.Asked.Enqueue(route.Request.Url);
            return route.AbortAsync();
        });
        await shown.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        return shown;
    }

    /// <summary>A picture of the whole page, where pictures are wanted.</summary>
    public async Task PictureAsync(string name)
    {
        if (Pictures is { } pictures)
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, name + ".png"), FullPage = true });
    }

    /// <summary>The page as it is printed, where pictures are wanted.</summary>
    public async Task PrintAsync(string name)
    {
        if (Pictures is { } pictures)
            await page.PdfAsync(new() { Path = Path.Combine(pictures, name + ".pdf"), Format = "A4", PrintBackground = true });
    }

    public async ValueTask DisposeAsync()
    {
        await page.Context.DisposeAsync();
        directory.Delete(recursive: true);
    }

    static string? Pictures => Environment.GetEnvironmentVariable("SERVANDA_SCREENSHOTS") is { Length: > 0 } path ? path : null;
}
