using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Storage.Register;
using Servanda.Tests.Web.Accounts;

namespace Servanda.Tests.Web;

/// <summary>The same form sent twice, and two people at once, through HTTP: it is done once, and whoever came second is told.</summary>
public sealed class DecidedOnceTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_who_press_at_once_one_publishes_and_the_other_is_told(bool needsTwo)
    {
        await using var portal = await TestPortal.StartAsync();
        await new DeskSettings(portal.Database, TimeProvider.System).WriteAsync(DeskRules.Default with { NeedsTwo = needsTwo }, "test", Cancel);
        var id = await DeskTests.ConfirmedAsync(portal, isProven: true);
        var page = $"/en/desk/applications/{id}";
        using var first = await TestAccounts.SignInAsync(portal, AccountRole.Reviewer);
        using TestBrowser second = await TestAccounts.SignInAsync(portal, AccountRole.Secretary), third = await TestAccounts.SignInAsync(portal, AccountRole.Administrator);
        if (needsTwo)
            Assert.EndsWith("came=done", (await first.SendAsync(page, $"{page}?handler=Approve")).Location, StringComparison.Ordinal);
        var handler = needsTwo ? "Countersign" : "Approve";
        // Both have the page open; one of them presses twice.
        var (open, other) = ((await second.GetAsync(page)).Field(Token), (await third.GetAsync(page)).Field(Token));
        var answers = await Task.WhenAll(Press(second, open), Press(second, open), Press(third, other));
        Assert.Equal(["done", "late", "late"], answers.Select(one => one.Location!.Split("came=")[1]).Order(StringComparer.Ordinal));
        Assert.Single((await PublicRegister.ReadAsync(portal.Database, Cancel)).FindByName("Example & Sons")!.Signatures);
        Assert.Equal(2, await new LetterStore(portal.Database, TimeProvider.System).CountAsync(LetterState.Waiting, Cancel));
        Assert.Single(await new DeskJournal(portal.Database, TimeProvider.System).OfAsync(DeskSubject.Application(id), Cancel),
            one => one.What == DeskAct.Published);

        Task<TestBrowser.Answer> Press(TestBrowser browser, string token) => browser.PostAsync($"{page}?handler={handler}", (Token, token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_withdrawal_sent_twice_is_one_and_so_is_one_that_two_begin(bool needsTwo)
    {
        await using var portal = await TestPortal.StartAsync();
        await new DeskSettings(portal.Database, TimeProvider.System).WriteAsync(DeskRules.Default with { NeedsTwo = needsTwo }, "test", Cancel);
        await WorkspaceTests.EnterExampleAsync(portal);
        using var first = await TestAccounts.SignInAsync(portal, AccountRole.Secretary);
        using var second = await TestAccounts.SignInAsync(portal, AccountRole.Administrator);
        const string Form = "/en/desk/register/pc.example";
        var (open, other) = ((await first.GetAsync(Form)).Field(Token), (await second.GetAsync(Form)).Field(Token));
        await Task.WhenAll(Begin(first, open, "one"), Begin(first, open, "one"), Begin(second, other, "two"));
        if (needsTwo)
        {
            // Two began, each once; when one is countersigned the other was decided on a state that is no longer.
            var waiting = await new ApplicationStore(portal.Database, TimeProvider.System).ListAsync(ApplicationState.Approved, 9, Cancel);
            Assert.Equal(2, waiting.Count);
            var came = await Task.WhenAll(waiting.SelectMany(one => (TestBrowser[])[first, second], (one, browser) =>
                browser.SendAsync($"/en/desk/applications/{one.Id}", $"/en/desk/applications/{one.Id}?handler=Countersign")));
            Assert.Single(came, one => one.Location!.EndsWith("came=done", StringComparison.Ordinal));
        }
        var signature = (await PublicRegister.ReadAsync(portal.Database, Cancel)).FindSignature("pc.example")!;
        Assert.Equal(SignatureStatus.Withdrawn, signature.Status);
        Assert.Equal(2, signature.History.Count);

        Task<TestBrowser.Answer> Begin(TestBrowser browser, string token, string once) => browser.PostAsync(Form,
            (Token, token), ("kind", "withdraw"), ("reason", "Asked by letter."), ("from", "1"), ("onceKey", once));
    }

    const string Token = "__RequestVerificationToken";
}
