using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Web.Apply;

namespace Servanda.Tests.Web;

public sealed class ApplyTests
{
    static readonly (string, string)[] Filled =
    [
        ("name", "Example & Sons"), ("category", "private-sector"), ("country", "FRA"), ("domains", "example.org\nbücher.example"),
        ("contactName", "A Person"), ("contactMail", "person@example.org"), ("statement", "I am the head of security."),
        ("authority", "yes"),
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_is_made_confirmed_by_the_letter_and_seen_by_its_link()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = new FormBrowser(portal.Browser());
        await browser.OpenAsync("/fr/apply/pc");
        await browser.SubmitAsync("", Filled);
        Assert.StartsWith("/fr/apply/sent?form=", browser.Path, StringComparison.Ordinal);
        var letters = new LetterStore(portal.Database, TimeProvider.System);
        var letter = (await letters.TakeAsync(TimeSpan.FromMinutes(1), Cancel))!;
        Assert.Equal(Language.French, letter.Language);
        var link = letter.Body.Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal));
        await browser.OpenAsync(new Uri(link).PathAndQuery);
        Assert.Contains("Example & Sons", browser.Text, StringComparison.Ordinal);
        // To look at the link confirms nothing.
        Assert.Empty(await new ApplicationStore(portal.Database, TimeProvider.System).ListAsync(ApplicationState.Confirmed, 9, Cancel));
        await browser.SubmitAsync("");
        Assert.StartsWith("/fr/applications/", browser.Path, StringComparison.Ordinal);
        Assert.Contains("_servanda-challenge.xn--bcher-kva.example TXT \"servanda-verify=", browser.Text, StringComparison.Ordinal);
        Assert.Contains("https://example.org/.well-known/servanda-verify.txt", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync("handler=Check", ("domain", "example.org"));
        Assert.Contains("Nous regardons.", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync("handler=TakeBack");
        Assert.Contains("retirée par le demandeur", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_stands_beside_its_field_and_what_was_typed_stays()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = new FormBrowser(portal.Browser());
        await browser.OpenAsync("/en/apply/pc");
        await browser.SubmitAsync("", ("name", "<b>Hostile</b> \"name\""), ("domains", "https://example.org/"), ("contactMail", "nobody"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        foreach (var field in (string[])["category", "country", "domains", "contactName", "contactMail", "statement", "authority"])
        {
            Assert.Contains($"href=\"#{field}\"", browser.Page, StringComparison.Ordinal);
            Assert.Contains($"id=\"{field}-error\"", browser.Page, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("id=\"name-error\"", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Hostile", browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"<b>Hostile</b> \"name\"\"", browser.Text, StringComparison.Ordinal);
        Assert.Contains("https://example.org/</textarea>", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_application_and_one_letter()
    {
        await using var portal = await TestPortal.StartAsync();
        using FormBrowser one = new(portal.Browser()), other = new(portal.Browser());
        await one.OpenAsync("/en/apply/pc");
        await other.OpenAsync("/en/apply/pc");
        await Task.WhenAll(SendAsync(one), SendAsync(other));
        Assert.Equal(("/en/apply/sent?form=the-same", "/en/apply/sent?form=the-same"), (one.Path, other.Path));
        Assert.Equal(1, await new LetterStore(portal.Database, TimeProvider.System).CountAsync(LetterState.Waiting, Cancel));

        Task SendAsync(FormBrowser browser) => browser.SubmitAsync("", [.. Filled, ("onceKey", "the-same")]);
    }

    [Fact]
    public async Task Nobody_s_mailbox_is_filled_and_nobody_is_told()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = new FormBrowser(portal.Browser());
        for (var i = 0; i < 7; i++)
        {
            await browser.OpenAsync("/en/apply/pc");
            await browser.SubmitAsync("", Filled);
            Assert.StartsWith("/en/apply/sent?", browser.Path, StringComparison.Ordinal);
        }
        Assert.Equal(5, await new LetterStore(portal.Database, TimeProvider.System).CountAsync(LetterState.Waiting, Cancel));
    }

    [Fact]
    public async Task The_letter_comes_again_for_the_browser_that_asked_and_not_too_often()
    {
        var clock = new Accounts.MovableClock();
        await using var portal = await TestPortal.StartAsync(clock);
        using var browser = new FormBrowser(portal.Browser());
        var letters = new LetterStore(portal.Database, clock);
        await browser.OpenAsync("/en/apply/pc");
        await browser.SubmitAsync("", Filled);
        var first = LinkIn(Assert.Single(await letters.ListAsync(LetterState.Waiting, 9, Cancel)));
        await browser.SubmitAsync("");
        Assert.EndsWith("again=true", browser.Path, StringComparison.Ordinal);
        Assert.Equal(1, await letters.CountAsync(LetterState.Waiting, Cancel));
        for (var i = 0; i < 6; i++)
        {
            clock.Move(ApplicationStore.LinkPause);
            await browser.SubmitAsync("");
        }
        // Five a day for one address, first and last.
        Assert.Equal(5, await letters.CountAsync(LetterState.Waiting, Cancel));
        await browser.OpenAsync(first);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.OpenAsync(LinkIn((await letters.ListAsync(LetterState.Waiting, 9, Cancel))[0]));
        await browser.SubmitAsync("");
        Assert.StartsWith("/en/applications/", browser.Path, StringComparison.Ordinal);
        // Confirmed it asks for nothing more, and a form that nobody sent is told the same.
        clock.Move(TimeSpan.FromDays(2));
        await browser.OpenAsync("/en/apply/sent?form=never-sent");
        await browser.SubmitAsync("");
        Assert.EndsWith("again=true", browser.Path, StringComparison.Ordinal);
        Assert.Equal(6, await letters.CountAsync(LetterState.Waiting, Cancel));

        static string LinkIn(Letter letter) =>
            new Uri(letter.Body.Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal))).PathAndQuery;
    }

    [Theory]
    [InlineData("/en/apply")]
    [InlineData("/fr/apply")]
    [InlineData("/en/apply/cta")]
    [InlineData("/fr/apply/sent")]
    public async Task Pages_answer(string path)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = new FormBrowser(portal.Browser());
        await browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Single(browser.Page.Split("<h1"), part => part.Contains("</h1>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/en/apply/nothing")]
    [InlineData("/en/applications/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/en/applications/AAAAAAAAAAAAAAAAAAAAAA/change")]
    [InlineData("/en/apply/confirm/AAAA")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = new FormBrowser(portal.Browser());
        await browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public void Whatever_is_typed_the_form_is_read_or_has_problems()
    {
        var accord = EmbeddedCatalogue.Catalogue.Accords.Single(one => one.Id == "pc");
        Prop.ForAll<byte[]>(bytes =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            var form = new ApplyForm
            {
                Name = text,
                Category = text,
                Country = text,
                ContactName = text,
                ContactMail = text,
                Domains = text,
                Statement = text,
                Authority = text,
                OnceKey = text,
            };
            return ApplyFormReader.Read(form, accord, [], Language.English, out var problems) is null && problems.Count > 0;
        }).QuickCheckThrowOnFailure();
    }
}
