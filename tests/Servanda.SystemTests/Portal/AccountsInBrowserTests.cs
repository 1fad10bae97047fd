using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Servanda.SystemTests.Browser;
using Servanda.SystemTests.Servers;
using Servanda.Web.Accounts;

namespace Servanda.SystemTests.Portal;

/// <summary>How people sign in, in a browser: passkeys by its virtual authenticator, and a password with codes without any
/// script.</summary>
public sealed class AccountsInBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    const string Password = "four words that do not rhyme";

    [Fact]
    public async Task A_passkey_is_made_from_the_operators_link_signs_in_and_proves_its_person()
    {
        using var scratch = new Scratch();
        var address = FormattableString.Invariant($"http://localhost:{Ports.Free()}");
        await using var portal = await ServedPortal.StartAsync(scratch, "--urls", address, "--public-url", address);
        var browser = await chromium.StartAsync();
        await using var staff = await StaffBrowser.SetUpAsync(browser, await Invitation.LinkAsync(["--data", scratch.At("data")], address, "administrator"), "Ada Example");
        var page = staff.Page;
        List<string> said = [];
        page.Console += (_, line) => said.Add(line.Text);

        // Recovery codes first.
        await page.GetByRole(AriaRole.Button, new() { Name = "Make recovery codes" }).ClickAsync();
        Assert.Equal(10, await page.Locator(".codes code").CountAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();

        // Out, and in again with the passkey.
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GotoAsync($"{address}/en/account");
        Assert.Contains("/en/sign-in", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();

        // Named, and not to be removed while it is all there is.
        await page.GotoAsync($"{address}/en/account/passkeys");
        await page.Locator("#label-0").FillAsync("Work laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Work laptop" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.GetByText("This is all you sign in with").First.WaitForAsync();

        foreach (var path in (string[])["account", "account/passkeys", "account/password", "account/codes", "account/data", "account/prove", "desk/accounts"])
            await AssertNoViolationAsync(page, $"{address}/fr/{path}");
        Assert.Empty(said);
    }

    [Fact]
    public async Task Without_script_a_password_and_codes_do()
    {
        using var scratch = new Scratch();
        var address = FormattableString.Invariant($"http://localhost:{Ports.Free()}");
        await using var portal = await ServedPortal.StartAsync(scratch, "--urls", address, "--public-url", address);
        var browser = await chromium.StartAsync();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(await Invitation.LinkAsync(["--data", scratch.At("data")], address, "secretary"));
        Assert.False(await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).IsVisibleAsync());
        var secret = (await page.Locator(".authenticator code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#code").FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set password" }).ClickAsync();
        await page.GetByText("This code is not right").First.WaitForAsync();
        Assert.Equal(secret, (await page.Locator(".authenticator code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#code").FillAsync(CodeNow(secret));
        await page.GetByRole(AriaRole.Button, new() { Name = "Set password" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make recovery codes" }).ClickAsync();
        var code = await page.Locator(".codes code").First.InnerTextAsync();

        await using var elsewhere = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        page = await elsewhere.NewPageAsync();
        await page.GotoAsync($"{address}/fr/sign-in");
        await page.Locator("#mail").FillAsync("secretary@example.org");
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Votre compte" }).WaitForAsync();
    }

    static string CodeNow(string secret) => Totp.CodeAt(secret, Totp.StepOf(TimeProvider.System.GetUtcNow()));

    static async Task AssertNoViolationAsync(IPage page, string url)
    {
        await page.GotoAsync(url);
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(one => $"{url}: {one.Id} {one.Help} {string.Join(' ', one.Nodes.Select(node => node.Html))}"));
    }
}
