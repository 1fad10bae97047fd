using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Web.Accounts;

namespace Servanda.Tests.Web.Accounts;

/// <summary>People with accounts, and browsers in which they signed in as people do.</summary>
static class TestAccounts
{
    public const string Password = "four words that do not rhyme";

    public static readonly string Secret = Totp.NewSecret();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Account> AddAsync(TestPortal portal, AccountRole role, string? organisation = null)
    {
        using var scope = portal.Services.CreateScope();
        var word = AccountRoles.WordOf(role);
        var user = new AccountUser(new Account
        {
            Id = PrivateId.New(),
            Mail = $"{word}-{PrivateId.New()}@example.org".ToLowerInvariant(),
            Name = $"The {word}",
            Role = role,
            Organisation = organisation,
            Language = "en",
            Stamp = "one",
            MadeAt = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow(),
            PasswordHash = new PasswordHasher<AccountUser>().HashPassword(null!, Password),
        });
        await scope.ServiceProvider.GetRequiredService<AccountUsers>().KeepAuthenticatorKeyAsync(user, Secret);
        await using var change = await portal.Database.BeginAsync(Cancel);
        Assert.True(await AccountStore.TryAddAsync(change, user.Account, Cancel));
        await change.CommitAsync(Cancel);
        return user.Account;
    }

    public static async Task<TestBrowser> SignInAsync(TestPortal portal, Account account)
    {
        var browser = new TestBrowser(portal);
        var answer = await TrySignInAsync(portal, browser, account.Mail, Password);
        Assert.Equal("/en/account", answer.Location);
        return browser;
    }

    public static async Task<TestBrowser> SignInAsync(TestPortal portal, AccountRole role, string? organisation = null) =>
        await SignInAsync(portal, await AddAsync(portal, role, organisation));

    public static Task<TestBrowser.Answer> TrySignInAsync(
        TestPortal portal, TestBrowser browser, string mail, string password, string? code = null) =>
        browser.SendAsync("/en/sign-in", null, ("mail", mail), ("password", password), ("code", code ?? CodeNow(portal)));

    public static string CodeNow(TestPortal portal) => Totp.CodeAt(
        Secret, Totp.StepOf(portal.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
}
