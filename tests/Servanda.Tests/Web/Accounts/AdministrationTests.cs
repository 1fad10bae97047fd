using System.Net;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;

namespace Servanda.Tests.Web.Accounts;

public sealed class AdministrationTests : IAsyncLifetime
{
    readonly MovableClock _clock = new();

    TestPortal _portal = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await TestPortal.StartAsync(_clock);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_administrator_invites_by_letter()
    {
        using var browser = await TestAccounts.SignInAsync(_portal, AccountRole.Administrator);
        var answer = await browser.SendAsync("/en/desk/accounts", null,
            ("mail", "new@example.org"), ("name", "<b>New</b>"), ("role", "reviewer"), ("letters", "fr"));
        Assert.Equal("/en/desk/accounts?invited=true", answer.Location);
        Assert.Contains("&lt;b&gt;New", (await browser.GetAsync("/en/desk/accounts")).Body, StringComparison.Ordinal);
        var letter = Assert.Single(await new LetterStore(_portal.Database, _clock).ListAsync(LetterState.Waiting, 10, Cancel));
        Assert.Contains("https://portal.example.org/fr/set-up/", letter.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "New", "reviewer", "", "mail")]
    [InlineData("new@example.org", "", "reviewer", "", "name")]
    [InlineData("new@example.org", "New", "king", "", "role")]
    [InlineData("new@example.org", "New", "signatory", "nowhere", "organisation")]
    [InlineData("new@example.org", "New", "reviewer", "example", "organisation")]
    public async Task What_is_wrong_with_an_invitation_is_said_beside_its_field(
        string mail, string name, string role, string organisation, string field)
    {
        using var browser = await TestAccounts.SignInAsync(_portal, AccountRole.Administrator);
        var answer = await browser.SendAsync("/en/desk/accounts", null,
            ("mail", mail), ("name", name), ("role", role), ("organisation", organisation), ("letters", "en"));
        Assert.Contains($"id=\"{field}-error\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_role_counts_at_once_and_ends_the_sessions_before()
    {
        var person = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var theirs = await TestAccounts.SignInAsync(_portal, person);
        using var ours = await TestAccounts.SignInAsync(_portal, AccountRole.Administrator);
        var path = $"/en/desk/accounts/{person.Id}";
        Assert.Equal($"{path}?done=true", (await ours.SendAsync(path, $"{path}?handler=Role", ("role", "secretary"), ("version", "0"))).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.GetAsync("/en/account")).Status);
        Assert.Equal(AccountRole.Secretary, (await new AccountStore(_portal.Database).FindAsync(person.Id, Cancel))!.Role);
        var late = await ours.SendAsync(path, $"{path}?handler=Lock", ("isLocked", "true"), ("version", "0"));
        Assert.Contains("role-error", late.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_can_neither_step_down_nor_be_locked_nor_erased()
    {
        var person = await TestAccounts.AddAsync(_portal, AccountRole.Administrator);
        using var browser = await TestAccounts.SignInAsync(_portal, person);
        var path = $"/en/desk/accounts/{person.Id}";
        await browser.SendAsync(path, $"{path}?handler=Role", ("role", "reviewer"), ("version", "0"));
        await browser.SendAsync(path, $"{path}?handler=Lock", ("isLocked", "true"), ("version", "0"));
        var answer = await browser.SendAsync("/en/account/data", "/en/account/data?handler=Erase", ("mail", person.Mail));
        Assert.Contains("mail-error", answer.Body, StringComparison.Ordinal);
        Assert.Equal(person with { SeenOn = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime) },
            (await new AccountStore(_portal.Database).FindAsync(person.Id, Cancel))! with { AuthenticatorKey = person.AuthenticatorKey });
    }

    [Fact]
    public async Task A_person_takes_their_data_along_and_erases_their_account()
    {
        var person = await TestAccounts.AddAsync(_portal, AccountRole.Reviewer);
        using var browser = await TestAccounts.SignInAsync(_portal, person);
        var file = await browser.SendAsync("/en/account/data", "/en/account/data?handler=File");
        Assert.Contains(person.Mail, file.Body, StringComparison.Ordinal);
        foreach (var secret in (string[])[person.PasswordHash!, person.AuthenticatorKey!, person.Stamp + "\""])
            Assert.DoesNotContain(secret, file.Body, StringComparison.Ordinal);
        Assert.Contains("mail-error", (await browser.SendAsync(
            "/en/account/data", "/en/account/data?handler=Erase", ("mail", "other@example.org"))).Body, StringComparison.Ordinal);
        Assert.Equal("/en/sign-in?gone=true",
            (await browser.SendAsync("/en/account/data", "/en/account/data?handler=Erase", ("mail", person.Mail))).Location);
        Assert.Null(await new AccountStore(_portal.Database).FindAsync(person.Id, Cancel));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/en/account")).Status);
    }
}
