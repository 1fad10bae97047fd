using Microsoft.Playwright;

namespace Servanda.SystemTests.Portal;

/// <summary>The browser of somebody with an account, whose device keeps passkeys and asks for nothing.</summary>
sealed class StaffBrowser : IAsyncDisposable
{
    static readonly Dictionary<string, object> Authenticator = new()
    {
        ["options"] = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        },
    };

    readonly IBrowserContext _context;

    StaffBrowser(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Opens a browser with an authenticator, and makes the account that a link was sent for.</summary>
    public static async Task<StaffBrowser> SetUpAsync(IBrowser browser, string link, string name)
    {
        var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", Authenticator);
        await page.GotoAsync(link);
        await page.GetByLabel("Your name").First.FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/set-up/", StringComparison.Ordinal));
        return new StaffBrowser(context, page);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
