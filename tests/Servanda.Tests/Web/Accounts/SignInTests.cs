using System.Net;
using Servanda.Storage.Accounts;
using Servanda.Web.Accounts;

namespace Servanda.Tests.Web.Accounts;

public sealed class SignInTests : IAsyncLifetime
{
    readonly MovableClock _clock = new();

    TestPortal _portal = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await TestPortal.StartAsync(_clock);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_page_of_an_account_leads_to_the_sign_in_page_and_back()
    {
        using var browser = new TestBrowser(_portal);
        var answer = await browser.GetAsync("/fr/account");
        Assert.Equal((HttpStatusCode.Redirect, "/fr/sign-in?back=%2Ffr%2Faccount"), (answer.Status, answer.Location));
        var account = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        answer = await browser.SendAsync(answer.Location!, "/fr/sign-in", ("back", "/fr/account"), ("mail", account.Mail.ToUpperInvariant()),
            ("password", TestAccounts.Password), ("code", TestAccounts.CodeNow(_portal)));
        Assert.Equal("/fr/account", answer.Location);
        Assert.Contains("The reviewer", (await browser.GetAsync("/fr/account")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_away_after_signing_in(string back)
    {
        using var browser = new TestBrowser(_portal);
        var account = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        var answer = await browser.SendAsync("/en/sign-in", null, ("back", back), ("mail", account.Mail),
            ("password", TestAccounts.Password), ("code", TestAccounts.CodeNow(_portal)));
        Assert.Equal("/en/account", answer.Location);
    }

    [Fact]
    public async Task Whatever_is_wrong_the_answer_is_the_same()
    {
        var account = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var browser = new TestBrowser(_portal);
        string[] answers =
        [
            await TryAsync(browser, "nobody@example.org", TestAccounts.Password, null),
            await TryAsync(browser, account.Mail, "not the password at all", null),
            await TryAsync(browser, account.Mail, TestAccounts.Password, "000000"),
            await TryAsync(browser, account.Mail, "", ""),
        ];
        Assert.Single(answers.Distinct());
        Assert.Contains(AccountPhrases.Wrong.En, WebUtility.HtmlDecode(answers[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_was_used_is_used()
    {
        var account = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var first = await TestAccounts.SignInAsync(_portal, account);
        using var second = new TestBrowser(_portal);
        Assert.Equal(HttpStatusCode.OK, (await TestAccounts.TrySignInAsync(_portal, second, account.Mail, TestAccounts.Password)).Status);
        _clock.Move(TimeSpan.FromSeconds(60));
        Assert.Equal("/en/account", (await TestAccounts.TrySignInAsync(_portal, second, account.Mail, TestAccounts.Password)).Location);
    }

    [Fact]
    public async Task After_some_wrong_ones_the_right_one_has_to_wait_too()
    {
        var account = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var browser = new TestBrowser(_portal);
        for (var i = 0; i < AccountUsers.FreeFailures; i++)
            await TestAccounts.TrySignInAsync(_portal, browser, account.Mail, "not the password at all");
        Assert.Null((await TestAccounts.TrySignInAsync(_portal, browser, account.Mail, TestAccounts.Password)).Location);
        _clock.Move(AccountUsers.FirstPause + TimeSpan.FromSeconds(1));
        Assert.Equal("/en/account", (await TestAccounts.TrySignInAsync(_portal, browser, account.Mail, TestAccounts.Password)).Location);
        Assert.Equal(0, (await new AccountStore(_portal.Database).FindAsync(account.Id, Cancel))!.Failures);
    }

    [Fact]
    public async Task Cookies_are_for_this_host_by_tls_and_for_no_script()
    {
        using var browser = _portal.Browser();
        using var answer = await browser.GetAsync("/en/sign-in", Cancel);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-servanda-form=", cookie, StringComparison.Ordinal);
        foreach (var rule in (string[])["secure", "httponly", "path=/", "samesite=strict"])
            Assert.Contains(rule, cookie, StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_ended_elsewhere_is_over()
    {
        var account = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var left = await TestAccounts.SignInAsync(_portal, account);
        _clock.Move(TimeSpan.FromSeconds(60));
        using var right = await TestAccounts.SignInAsync(_portal, account);
        var page = await right.GetAsync("/en/account");
        Assert.Contains("this browser", page.Body, StringComparison.Ordinal);
        await right.SendAsync("/en/account", "/en/account?handler=End", ("session", page.Field("session")));
        Assert.Equal(HttpStatusCode.Redirect, (await left.GetAsync("/en/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await right.GetAsync("/en/account")).Status);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var (mine, other) = (await TestAccounts.AddAsync(_portal, AccountRole.Reviewer), await TestAccounts.AddAsync(_portal, AccountRole.Reviewer));
        using var ours = await TestAccounts.SignInAsync(_portal, mine);
        using var theirs = await TestAccounts.SignInAsync(_portal, other);
        var session = Assert.Single(await new SessionStore(_portal.Database).ListAsync(other.Id, default, Cancel));
        await ours.SendAsync("/en/account", "/en/account?handler=End", ("session", session.Id));
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/en/account")).Status);
    }

    [Theory]
    [InlineData(61)]
    [InlineData(60 * 13)]
    public async Task A_session_ends_after_a_long_pause_and_after_a_day_of_work(int minutes)
    {
        using var browser = await TestAccounts.SignInAsync(_portal, AccountRole.Reviewer);
        if (minutes == 61)
            _clock.Move(TimeSpan.FromMinutes(61));
        for (var passed = 0; minutes > 61 && passed < minutes; passed += 30)
        {
            await browser.GetAsync("/en/account");
            _clock.Move(TimeSpan.FromMinutes(30));
        }
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/en/account")).Status);
    }

    [Fact]
    public async Task An_account_that_is_locked_is_out_at_once()
    {
        var account = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var browser = await TestAccounts.SignInAsync(_portal, account);
        Assert.True(await new AccountStore(_portal.Database).TryChangeAsync(account with { LockedAt = _clock.GetUtcNow() }, Cancel));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/en/account")).Status);
        _clock.Move(TimeSpan.FromSeconds(60));
        Assert.Null((await TestAccounts.TrySignInAsync(_portal, browser, account.Mail, TestAccounts.Password)).Location);
    }

    [Fact]
    public async Task What_is_dangerous_asks_again_after_ten_minutes()
    {
        using var browser = await TestAccounts.SignInAsync(_portal, AccountRole.Reviewer);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/en/account/codes")).Status);
        _clock.Move(RecentlyProvenAttribute.Life);
        var answer = await browser.GetAsync("/en/account/codes");
        Assert.Equal("/en/account/prove?back=%2Fen%2Faccount%2Fcodes", answer.Location);
        answer = await browser.SendAsync(answer.Location!, "/en/account/prove", ("back", "/en/account/codes"),
            ("password", TestAccounts.Password), ("code", TestAccounts.CodeNow(_portal)));
        Assert.Equal("/en/account/codes", answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/en/account/codes")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here()
    {
        using var browser = await TestAccounts.SignInAsync(_portal, AccountRole.Reviewer);
        Assert.Equal("/en", (await browser.SendAsync("/en/account", "/en/sign-out")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/en/account")).Status);
    }

    async Task<string> TryAsync(TestBrowser browser, string mail, string password, string? code)
    {
        var answer = await TestAccounts.TrySignInAsync(_portal, browser, mail, password, code);
        return answer.Body.Replace(WebUtility.HtmlEncode(mail), "MAIL", StringComparison.Ordinal)
            .Replace(answer.Field("__RequestVerificationToken"), "TOKEN", StringComparison.Ordinal);
    }
}
