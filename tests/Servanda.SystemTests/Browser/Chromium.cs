using Microsoft.Playwright;

namespace Servanda.SystemTests.Browser;

/// <summary>The distribution's Chromium, driven by Playwright's own driver; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    IPlaywright? _playwright;
    IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The browser, started at the first need; where there is none the test is skipped or fails.</summary>
    public async Task<IBrowser> StartAsync()
    {
        var program = Tools.Require("chromium");
        _playwright ??= await Playwright.CreateAsync();
        return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
