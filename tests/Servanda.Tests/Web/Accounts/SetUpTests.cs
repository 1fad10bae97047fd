using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Accords;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;
using Servanda.Web.Accounts;

namespace Servanda.Tests.Web.Accounts;

public sealed partial class SetUpTests : IAsyncLifetime
{
    readonly MovableClock _clock = new();

    TestPortal _portal = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await TestPortal.StartAsync(_clock);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_invitation_becomes_an_account_with_password_authenticator_and_codes_without_any_script()
    {
        var link = await InviteAsync("New@example.org");
        using var browser = new TestBrowser(_portal);
        var answer = await SetPasswordAsync(browser, link);
        Assert.Equal("/en/account/codes", answer.Location);
        var page = await browser.SendAsync("/en/account/codes", null);
        var codes = Codes().Matches(page.Body).Select(match => match.Value).Distinct().ToList();
        Assert.Equal(RecoveryCodes.Count, codes.Count);
        Assert.Empty(Codes().Matches((await browser.GetAsync("/en/account/codes")).Body));

        var account = await new AccountStore(_portal.Database).FindByMailAsync("new@example.org", Cancel);
        Assert.Equal((AccountRole.Secretary, "New Person"), (account!.Role, account.Name));
        using var other = new TestBrowser(_portal);
        Assert.Equal("/en/account",
            (await TestAccounts.TrySignInAsync(_portal, other, "new@example.org", TestAccounts.Password, codes[3])).Location);
        using var third = new TestBrowser(_portal);
        Assert.Null((await TestAccounts.TrySignInAsync(_portal, third, "new@example.org", TestAccounts.Password, codes[3])).Location);
    }

    [Fact]
    public async Task A_link_works_once_and_not_when_it_is_old()
    {
        var (used, old) = (await InviteAsync("one@example.org"), await InviteAsync("two@example.org"));
        using var browser = new TestBrowser(_portal);
        await SetPasswordAsync(browser, used);
        using var other = new TestBrowser(_portal);
        Assert.Equal(HttpStatusCode.Gone, (await other.GetAsync(used)).Status);
        _clock.Move(AccountLink.InvitationLife);
        Assert.Equal(HttpStatusCode.Gone, (await other.GetAsync(old)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await other.GetAsync("/fr/set-up/guessed")).Status);
    }

    [Theory]
    [InlineData("short", "name", "password")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "name", "password")]
    [InlineData(TestAccounts.Password, "", "name")]
    [InlineData(TestAccounts.Password, "turned \u202E round", "name")]
    public async Task What_is_wrong_is_said_beside_its_field_and_the_secret_stays(string password, string name, string field)
    {
        var link = await InviteAsync("new@example.org");
        using var browser = new TestBrowser(_portal);
        var secret = Secrets().Match((await browser.GetAsync(link)).Body).Groups[1].Value;
        var answer = await SetPasswordAsync(browser, link, password, name);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains($"id=\"{field}-error\"", answer.Body, StringComparison.Ordinal);
        Assert.NotEqual("", secret);
        Assert.DoesNotContain(password.Length > 5 ? password : "value=\"short\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_for_a_way_back_gets_the_same_answer_with_or_without_an_account()
    {
        var account = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var browser = new TestBrowser(_portal);
        var known = await browser.SendAsync("/en/sign-in/recover", null, ("mail", account.Mail));
        var unknown = await browser.SendAsync("/en/sign-in/recover", null, ("mail", "nobody@example.org"));
        Assert.Equal(known, unknown);
        Assert.Single(await LettersInTimeAsync());
    }

    [Fact]
    public async Task A_letter_alone_does_not_open_an_account()
    {
        var account = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var signedIn = await TestAccounts.SignInAsync(_portal, account);
        using var browser = new TestBrowser(_portal);
        await browser.SendAsync("/en/sign-in/recover", null, ("mail", account.Mail));
        var link = LinkIn(Assert.Single(await LettersInTimeAsync()));
        var answer = await SetPasswordAsync(browser, link, "another few good words", proof: "000000");
        Assert.Contains("id=\"proof-error\"", answer.Body, StringComparison.Ordinal);
        _clock.Move(TimeSpan.FromSeconds(60));
        answer = await SetPasswordAsync(browser, link, "another few good words", proof: TestAccounts.CodeNow(_portal));
        Assert.Equal("/en/account/codes", answer.Location);
        Assert.Equal(HttpStatusCode.Redirect, (await signedIn.GetAsync("/en/account")).Status);
    }

    [Fact]
    public async Task A_link_to_begin_anew_ends_the_old_password()
    {
        var account = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        var invitations = _portal.Services.GetRequiredService<Invitations>();
        await using (var change = await _portal.Database.BeginAsync(Cancel))
        {
            await invitations.SendResetAsync(change, account, "admin", Cancel);
            await change.CommitAsync(Cancel);
        }
        using var browser = new TestBrowser(_portal);
        Assert.Equal("/en/account/codes", (await SetPasswordAsync(browser, LinkIn(Assert.Single(await LettersAsync())), "another few good words")).Location);
        using var other = new TestBrowser(_portal);
        Assert.Null((await TestAccounts.TrySignInAsync(_portal, other, account.Mail, TestAccounts.Password)).Location);
    }

    async Task<string> InviteAsync(string mail)
    {
        var invitations = _portal.Services.GetRequiredService<Invitations>();
        Assert.True(MailAddress.TryRead(mail, out var address));
        await using var change = await _portal.Database.BeginAsync(Cancel);
        await invitations.InviteAsync(change, address, "New Person", AccountRole.Secretary, null, Language.English, null, Cancel);
        await change.CommitAsync(Cancel);
        return LinkIn((await LettersAsync())[0]);
    }

    async Task<TestBrowser.Answer> SetPasswordAsync(
        TestBrowser browser, string link, string password = TestAccounts.Password, string name = "New Person", string proof = "")
    {
        var page = await browser.GetAsync(link);
        var secret = Secrets().Match(page.Body).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        return await browser.PostAsync(link,
            ("__RequestVerificationToken", page.Field("__RequestVerificationToken")), ("secret", page.Field("secret")),
            ("name", name), ("password", password), ("proof", proof), ("code", Totp.CodeAt(secret, Totp.StepOf(_clock.GetUtcNow()))));
    }

    async Task<IReadOnlyList<Letter>> LettersAsync() =>
        await new LetterStore(_portal.Database, _clock).ListAsync(LetterState.Waiting, 10, Cancel);

    /// <summary>The letter is written once the answer is on its way, so that it tells nothing by its time.</summary>
    async Task<IReadOnlyList<Letter>> LettersInTimeAsync()
    {
        for (var tries = 0; tries < 100 && (await LettersAsync()).Count == 0; tries++)
            await Task.Delay(50, Cancel);
        return await LettersAsync();
    }

    static string LinkIn(Letter letter) => Links().Match(letter.Body).Groups[1].Value;

    [GeneratedRegex("https://portal.example.org(/\\S+)", RegexOptions.None, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<code>((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})</code>", RegexOptions.None, 1000)]
    private static partial Regex Secrets();

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Codes();
}
