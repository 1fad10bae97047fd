using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Storage.Accounts;
using Servanda.Web.Assets;

namespace Servanda.Tests.Web.Accounts;

public sealed class RateLimitTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_tries_many_passwords_is_told_when_to_come_back()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = new TestBrowser(portal);
        var token = (await browser.GetAsync("/fr/sign-in")).Field("__RequestVerificationToken");
        TestBrowser.Answer answer;
        var tries = 0;
        do
        {
            answer = await browser.PostAsync("/fr/sign-in", ("__RequestVerificationToken", token), ("mail", $"{tries}@example.org"));
        }
        while (answer.Status == HttpStatusCode.OK && ++tries < 100);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.InRange(tries, 10, 60);
        Assert.Contains("Trop de requêtes", WebUtility.HtmlDecode(answer.Body), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/fr/sign-in")).Status);
    }

    [Fact]
    public async Task An_address_that_asks_too_much_is_refused_and_its_neighbour_is_not()
    {
        await using var portal = await TestPortal.StartAsync(configure: services => services.AddSingleton<IStartupFilter, FromHeader>());
        using var browser = portal.Browser();
        var asset = portal.Services.GetRequiredService<AssetStore>().Path("portal.css");
        async Task<HttpResponseMessage> AskAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, asset);
            request.Headers.Add("X-Test-Address", address);
            return await browser.SendAsync(request, Cancel);
        }
        var refused = 0;
        // One more is allowed each twentieth of a second: a slow machine has to ask for longer.
        for (var i = 0; i < 0xFFFF && refused == 0; i++)
        {
            // One network of 64 bits is one customer, however many addresses it has.
            using var answer = await AskAsync($"2001:db8::{i + 1:x}");
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                refused = i;
                Assert.NotNull(answer.Headers.RetryAfter);
            }
        }
        Assert.True(refused >= 600, $"refused after {refused}");
        using var neighbour = await AskAsync("2001:db8:0:1::1");
        Assert.Equal(HttpStatusCode.OK, neighbour.StatusCode);
    }

    [Fact]
    public async Task Guessing_one_persons_password_from_many_places_is_no_faster()
    {
        await using var portal = await TestPortal.StartAsync(new MovableClock());
        var account = await TestAccounts.AddAsync(portal, AccountRole.Reviewer);
        var brake = portal.Services.GetRequiredService<Servanda.Web.Accounts.AccountBrake>();
        while (brake.IsFree(account.Mail.ToUpperInvariant()))
        {
        }
        using var browser = new TestBrowser(portal);
        Assert.Null((await TestAccounts.TrySignInAsync(portal, browser, account.Mail, TestAccounts.Password)).Location);
        Assert.True(brake.IsFree("another@example.org"));
    }

    sealed class FromHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
        {
            application.Use((context, on) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers["X-Test-Address"].ToString());
                return on(context);
            });
            next(application);
        };
    }
}
