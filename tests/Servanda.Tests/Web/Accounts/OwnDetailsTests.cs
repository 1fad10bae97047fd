using System.Net;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;

namespace Servanda.Tests.Web.Accounts;

public sealed class OwnDetailsTests : IAsyncLifetime
{
    const string Page = "/en/account/details", Address = "/en/account/details?handler=Address";

    readonly MovableClock _clock = new();

    TestPortal _portal = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await TestPortal.StartAsync(_clock);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_person_changes_name_and_language_and_both_are_written_down()
    {
        var person = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var browser = await TestAccounts.SignInAsync(_portal, person);
        Assert.Equal("/en/account?done=details",
            (await browser.SendAsync(Page, null, ("name", "Ada <Lovelace>"), ("letters", "fr"))).Location);
        var now = (await new AccountStore(_portal.Database).FindAsync(person.Id, Cancel))!;
        Assert.Equal(("Ada <Lovelace>", "fr"), (now.Name, now.Language));
        Assert.Contains("Ada &lt;Lovelace&gt;", (await browser.GetAsync("/en/account")).Body, StringComparison.Ordinal);
        // The same again is no event.
        await browser.SendAsync(Page, null, ("name", "Ada <Lovelace>"), ("letters", "fr"));
        Assert.Equal([AccountEventKind.LanguageChanged, AccountEventKind.NameChanged, AccountEventKind.SignedIn], await KindsAsync(person.Id));
        var wrong = await browser.SendAsync(Page, null, ("name", "A\u202Eda"), ("letters", "xx"));
        Assert.Contains("id=\"name-error\"", wrong.Body, StringComparison.Ordinal);
        Assert.Contains("id=\"letters-error\"", wrong.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_address_counts_when_its_letter_is_answered_and_the_old_one_is_told()
    {
        var person = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var browser = await TestAccounts.SignInAsync(_portal, person);
        Assert.Equal("/en/account/details?sent=true", (await browser.SendAsync(Page, Address, ("mail", "New@example.org"))).Location);
        // Sent twice it is one letter.
        await browser.SendAsync(Page, Address, ("mail", "New@example.org"));
        var letter = Assert.Single(await LettersAsync());
        Assert.Equal("New@example.org", letter.To.ToString());
        var path = LinkIn(letter);
        Assert.StartsWith("/en/account/address/", path, StringComparison.Ordinal);
        // It makes no account and opens none.
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(path.Replace("/account/address/", "/set-up/", StringComparison.Ordinal))).Status);
        using var other = new TestBrowser(_portal);
        Assert.Contains("New@example.org", (await other.GetAsync(path)).Body, StringComparison.Ordinal);
        Assert.Equal(person.Mail, (await FindAsync(person.Id)).Mail);
        Assert.Contains("From now on", (await other.SendAsync(path, null)).Body, StringComparison.Ordinal);
        Assert.Equal("New@example.org", (await FindAsync(person.Id)).Mail);
        Assert.Equal(HttpStatusCode.Gone, (await other.GetAsync(path)).Status);
        Assert.Contains(await LettersAsync(), one => one.To.ToString() == person.Mail && one.Subject == "Your account has another address");
        Assert.Equal([AccountEventKind.MailChanged, AccountEventKind.MailAsked, AccountEventKind.SignedIn], await KindsAsync(person.Id));
        _clock.Move(TimeSpan.FromSeconds(31));
        Assert.Equal("/en/account", (await TestAccounts.TrySignInAsync(_portal, other, "new@example.org", TestAccounts.Password)).Location);
    }

    [Fact]
    public async Task Another_s_address_is_neither_taken_nor_told_of_and_one_s_own_is_none()
    {
        var (person, other) = (await TestAccounts.AddAsync(_portal, AccountRole.Reviewer), await TestAccounts.AddAsync(_portal, AccountRole.Secretary));
        using var browser = await TestAccounts.SignInAsync(_portal, person);
        Assert.Equal("/en/account/details?sent=true", (await browser.SendAsync(Page, Address, ("mail", other.Mail))).Location);
        Assert.Empty(await LettersAsync());
        foreach (var wrong in (string[])[person.Mail.ToUpperInvariant(), "nobody"])
        {
            var answer = await browser.SendAsync(Page, Address, ("mail", wrong));
            Assert.Contains("id=\"mail-error\"", answer.Body, StringComparison.Ordinal);
            Assert.Contains($"value=\"{wrong}\"", answer.Body, StringComparison.Ordinal);
        }
        // Taken by somebody between the letter and its answer.
        await browser.SendAsync(Page, Address, ("mail", "new@example.org"));
        var path = LinkIn(Assert.Single(await LettersAsync()));
        await using (var change = await _portal.Database.BeginAsync(Cancel))
        {
            Assert.True(await AccountStore.TryAddAsync(change, person with { Id = "second", Mail = "new@example.org" }, Cancel));
            await change.CommitAsync(Cancel);
        }
        Assert.Equal(HttpStatusCode.Gone, (await browser.SendAsync(path, null)).Status);
        Assert.Equal(person.Mail, (await FindAsync(person.Id)).Mail);
    }

    [Fact]
    public async Task A_link_asked_for_twice_goes_once_and_again_after_some_minutes()
    {
        var person = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var ours = await TestAccounts.SignInAsync(_portal, AccountRole.Administrator);
        var path = $"/en/desk/accounts/{person.Id}";
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal($"{path}?done=true", (await ours.SendAsync(path, $"{path}?handler=Reset")).Location);
            Assert.Equal("/en/desk/accounts?invited=true", (await ours.SendAsync("/en/desk/accounts", null,
                ("mail", "new@example.org"), ("name", "New"), ("role", "reviewer"), ("letters", "en"))).Location);
        }
        Assert.Equal(2, (await LettersAsync()).Count);
        Assert.Single(await KindsAsync(person.Id), AccountEventKind.ResetSent);
        // Another role is another invitation, which ends the one before.
        await ours.SendAsync("/en/desk/accounts", null, ("mail", "new@example.org"), ("name", "New"), ("role", "secretary"), ("letters", "en"));
        Assert.Equal(3, (await LettersAsync()).Count);
        Assert.Equal(AccountRole.Secretary, Assert.Single(await new LinkStore(_portal.Database).ListInvitationsAsync(null, _clock.GetUtcNow(), Cancel)).Role);
        _clock.Move(AccountLink.Pause + TimeSpan.FromSeconds(1));
        await ours.SendAsync(path, $"{path}?handler=Reset");
        Assert.Equal(4, (await LettersAsync()).Count);
    }

    [Fact]
    public async Task The_trail_of_all_accounts_is_read_page_by_page_and_by_person_and_kind()
    {
        var person = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        var trail = new AccountEvents(_portal.Database);
        for (var i = 0; i < 120; i++)
            await trail.AddAsync(person.Id, i == 3 ? AccountEventKind.Paused : AccountEventKind.CodeUsed, null, _clock.GetUtcNow(), null, Cancel);
        await trail.AddAsync("gone-and-erased", AccountEventKind.Erased, null, _clock.GetUtcNow(), null, Cancel);
        using var browser = await TestAccounts.SignInAsync(_portal, AccountRole.Administrator);
        var first = (await browser.GetAsync("/en/desk/accounts/events")).Body;
        Assert.Contains("gone-and…", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Paused after", Rows(first), StringComparison.Ordinal);
        var older = System.Text.RegularExpressions.Regex.Match(first, "before=([0-9]+)").Groups[1].Value;
        Assert.Contains("Paused after", Rows((await browser.GetAsync($"/en/desk/accounts/events?before={older}")).Body), StringComparison.Ordinal);
        var filtered = (await browser.GetAsync($"/fr/desk/accounts/events?person={person.Id}&kind=paused")).Body;
        Assert.Equal(2, Rows(filtered).Split("<tr>").Length);
        Assert.DoesNotContain("before=", filtered, StringComparison.Ordinal);
        using var theirs = await TestAccounts.SignInAsync(_portal, person);
        var own = (await theirs.GetAsync("/en/account")).Body;
        Assert.Contains("before=", own, StringComparison.Ordinal);
    }

    static string Rows(string page) => page.Split("<tbody>")[1];

    static string LinkIn(Letter letter) =>
        new Uri(letter.Body.Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal))).PathAndQuery;

    async Task<Account> FindAsync(string id) => (await new AccountStore(_portal.Database).FindAsync(id, Cancel))!;

    Task<IReadOnlyList<Letter>> LettersAsync() => new LetterStore(_portal.Database, _clock).ListAsync(LetterState.Waiting, 20, Cancel);

    async Task<IEnumerable<AccountEventKind>> KindsAsync(string id) =>
        (await new AccountEvents(_portal.Database).ListAsync(id, 50, Cancel)).Select(one => one.Kind);
}
