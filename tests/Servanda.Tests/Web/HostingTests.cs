using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Storage;

namespace Servanda.Tests.Web;

public sealed class HostingTests(RegisterPortal register)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr-CA, en;q=0.8", "/fr")]
    [InlineData("en-GB, fr;q=0.8", "/en")]
    [InlineData("de", "/en")]
    [InlineData("", "/en")]
    [InlineData("fr;q=nonsense, ,;;", "/en")]
    public async Task The_root_leads_to_the_language_a_browser_asks_for(string wish, string path)
    {
        using var browser = register.Portal.Browser();
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", wish);
        using var answer = await browser.GetAsync("/", Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(path, answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/fr")]
    public async Task Every_answer_says_what_a_browser_may_load(string path)
    {
        using var browser = register.Portal.Browser();
        using var answer = await browser.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("Strict-Transport-Security", answer.Headers.Select(header => header.Key));
    }

    [Theory]
    [InlineData("/en/nothing-here", "There is no such page")]
    [InlineData("/fr/nothing-here", "Cette page n’existe pas")]
    [InlineData("/de", "There is no such page")]
    public async Task What_is_not_there_is_told_in_the_language_of_the_path(string path, string words)
    {
        using var browser = register.Portal.Browser();
        using var answer = await browser.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_with_a_time_to_come_back()
    {
        await using var portal = await TestPortal.StartAsync(configure: services =>
            services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(new Failing()));
        using var browser = portal.Browser();
        using var answer = await browser.GetAsync("/fr/fails", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("Momentanément indisponible", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    /// <summary>An endpoint whose database is gone.</summary>
    sealed class Failing : Microsoft.AspNetCore.Hosting.IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
        {
            next(application);
            application.Map("/fr/fails", branch => branch.Run(_ => throw new StorageException("gone")));
        };
    }
}
