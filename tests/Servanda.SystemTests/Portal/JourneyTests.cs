using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Servanda.SystemTests.Browser;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Portal;

/// <summary>From an application to the public page, with real servers all round: postfix takes the letters, nsd has the proof,
/// Chromium is everybody's browser.</summary>
public sealed partial class JourneyTests(Chromium chromium, Postgres postgres) : IClassFixture<Chromium>, IClassFixture<Postgres>
{
    const string Domain = "applicant.example", Organisation = "Applicant of <Examples> & Sons";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task An_application_is_confirmed_proven_reviewed_countersigned_and_public(string kind)
    {
        using var scratch = new Scratch();
        string[] database = kind == "postgresql" ? ["--database", await postgres.NewDatabaseAsync()] : [];
        await using var mail = await PostfixMaildir.StartAsync(scratch, Domain);
        await using var zone = await ChangingZone.StartAsync(scratch, Domain);
        var address = FormattableString.Invariant($"http://localhost:{Ports.Free()}");
        string[] kept = ["--data", scratch.At("data"), .. database];
        await using var portal = await ServedPortal.StartAsync(scratch,
        [
            "--urls", address, "--public-url", address, "--mail-from", $"desk@{Domain}", .. database,
            "--smtp", FormattableString.Invariant($"smtp://127.0.0.1:{mail.Port}"),
            "--resolver", FormattableString.Invariant($"127.0.0.1:{zone.Port}"),
        ]);
        var browser = await chromium.StartAsync();

        // Somebody applies, and what is wrong is said beside what was typed.
        await using var applicant = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await applicant.NewPageAsync();
        await page.GotoAsync($"{address}/en/apply/cta");
        await page.GetByLabel("Organisation", new() { Exact = true }).FillAsync(Organisation);
        await page.GetByLabel("Country").SelectOptionAsync("CHE");
        await page.GetByLabel("Domains").FillAsync("not a domain");
        await page.GetByLabel("Your name").FillAsync("Ada Example");
        await page.GetByLabel("Your e-mail address").FillAsync($"ada@{Domain}");
        await page.GetByLabel("By what authority").FillAsync("Head of security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the application" }).ClickAsync();
        Assert.Equal(Organisation, await page.GetByLabel("Organisation", new() { Exact = true }).InputValueAsync());
        Assert.Equal("true", await page.GetByLabel("Domains").GetAttributeAsync("aria-invalid"));
        await page.GetByLabel("Domains").FillAsync(Domain);
        await page.Locator("#authority").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the application" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Look into your mailbox" }).WaitForAsync();

        // The letter's link confirms it; the status page says what to publish.
        var confirm = await LinkAsync(mail, "/apply/confirm/");
        await page.GotoAsync(confirm);
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, this is our application" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your application" }).WaitForAsync();
        var record = await page.Locator("pre code").First.InnerTextAsync();
        var token = Token().Match(record).Groups[1].Value;
        Assert.NotEmpty(token);

        // Nothing there yet, then the record is published.
        await CheckAsync(page, "no TXT record yet");
        await zone.PublishAsync($"_servanda-challenge IN TXT \"{token}\"");
        await CheckAsync(page, "the record is there");

        // One reviews, another countersigns.
        await using var reviewer = await StaffBrowser.SetUpAsync(browser, await Invitation.LinkAsync(kept, address, "reviewer"), "Rita Reviewer");
        await using var secretary = await StaffBrowser.SetUpAsync(browser, await Invitation.LinkAsync(kept, address, "secretary"), "Sam Secretary");
        await OpenAsync(reviewer.Page, address);
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await OpenAsync(secretary.Page, address);
        await secretary.Page.GetByRole(AriaRole.Button, new() { Name = "Countersign and publish" }).ClickAsync();
        await secretary.Page.GetByRole(AriaRole.Link, new() { Name = "The public page" }).ClickAsync();

        // Everybody sees it, with its place in the log.
        await page.GotoAsync(secretary.Page.Url);
        Assert.Equal(Organisation, await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync());
        await page.GetByText("Cybersecurity Tech Accord").First.WaitForAsync();
        await UntilAsync(page, "In the log: entry");
        await page.GotoAsync($"{address}/en/accords/cta?q=applicant");
        await page.GetByRole(AriaRole.Link, new() { Name = Organisation }).First.WaitForAsync();
    }

    static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}/en/desk");
        await page.GetByRole(AriaRole.Link, new() { Name = Organisation }).First.ClickAsync();
    }

    /// <summary>Asks for a look, and again, until it has seen this.</summary>
    static async Task CheckAsync(IPage page, string words)
    {
        for (var tries = 0; !(await page.InnerTextAsync("main")).Contains(words, StringComparison.OrdinalIgnoreCase); tries++)
        {
            Assert.True(tries < 60, $"{page.Url} never said '{words}': {await page.InnerTextAsync("main")}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
            await Task.Delay(2000, TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }
    }

    /// <summary>Loads the page again until it says this.</summary>
    static async Task UntilAsync(IPage page, string words)
    {
        for (var tries = 0; !(await page.InnerTextAsync("main")).Contains(words, StringComparison.OrdinalIgnoreCase); tries++)
        {
            Assert.True(tries < 180, $"{page.Url} never said '{words}': {await page.InnerTextAsync("main")}");
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await page.GotoAsync(page.Url);
        }
    }

    /// <summary>The first address in the letters that have come with this in its path.</summary>
    static async Task<string> LinkAsync(PostfixMaildir mail, string path)
    {
        for (var tries = 0; tries < 240; tries++)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(mail.Maildir, "new")))
            {
                var text = Soft().Replace(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "").Replace("=3D", "=", StringComparison.Ordinal);
                if (Link().Matches(text).FirstOrDefault(link => link.Value.Contains(path, StringComparison.Ordinal)) is { } found)
                    return found.Value;
            }
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"no letter with {path} came: {mail.Log}");
        return "";
    }

    [GeneratedRegex("TXT \"([^\"]+)\"")]
    private static partial Regex Token();

    // A line that was broken for the way (RFC 2045 section 6.7).
    [GeneratedRegex("=\r?\n")]
    private static partial Regex Soft();

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();
}
