using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Storage.Accounts;

namespace Servanda.Tests.Web.Accounts;

/// <summary>Every endpoint that is mapped, against <see cref="AccessMatrix"/>, as nobody and as every role.</summary>
public sealed partial class AccessTests
{
    static readonly string[] Reading = ["GET", "HEAD", "OPTIONS"];

    [Fact]
    public async Task Every_endpoint_is_in_the_matrix_and_says_who_may_ask()
    {
        await using var portal = await TestPortal.StartAsync();
        Assert.Empty(Mapped(portal).Where(one => AccessOf(one) is null).Select(one => $"{one.Method} {one.Route}: not in the matrix"));
        Assert.Empty(Mapped(portal)
            .Where(one => one.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && one.Endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(one => $"{one.Method} {one.Route}: neither open nor closed"));
    }

    [Fact]
    public async Task Every_page_is_open_to_whom_the_matrix_says_and_to_nobody_else()
    {
        await using var portal = await TestPortal.StartAsync();
        List<string> wrong = [];
        foreach (var role in (AccountRole?[])[null, .. AccountRoles.All.Select(role => (AccountRole?)role)])
        {
            using var browser = role is { } known ? await TestAccounts.SignInAsync(portal, known, "example") : new TestBrowser(portal);
            foreach (var mapped in Mapped(portal).Where(one => one.Method == "GET"))
            {
                var answer = await browser.GetAsync(Example(mapped.Route));
                var isIn = answer is not
                {
                    Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                } && answer.Location?.StartsWith("/en/sign-in?back", StringComparison.Ordinal) is not true;
                if (AccessOf(mapped) is { } access && isIn != AccessMatrix.Admits(access, role))
                    wrong.Add($"{role?.ToString() ?? "nobody"} GET {mapped.Route}: {answer.Status}, though {access}");
                if (answer.Status == HttpStatusCode.OK)
                    wrong.AddRange(Forms().Matches(answer.Body)
                        .Where(form => !form.Value.Contains("__RequestVerificationToken", StringComparison.Ordinal))
                        .Select(form => $"{mapped.Route}: a form without a token, {form.Value[..Math.Min(120, form.Value.Length)]}"));
            }
        }
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public async Task No_page_takes_a_form_without_its_token()
    {
        await using var portal = await TestPortal.StartAsync();
        using var administrator = await TestAccounts.SignInAsync(portal, AccountRole.Administrator);
        using var signatory = await TestAccounts.SignInAsync(portal, AccountRole.Signatory, "example");
        List<string> taken = [];
        foreach (var mapped in Mapped(portal).Where(one => one.IsPage))
        {
            var browser = AccessOf(mapped) is { } access && AccessMatrix.Admits(access, AccountRole.Administrator) ? administrator : signatory;
            var answer = await browser.PostAsync(Example(mapped.Route), ("a", "b"));
            if (answer.Status != HttpStatusCode.BadRequest)
                taken.Add($"{mapped.Route}: {answer.Status}");
        }
        Assert.Empty(taken);
        Assert.Empty(Mapped(portal).Where(one => one.Endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation is false
            && one.IsPage).Select(one => one.Route));
    }

    static string? AccessOf(Row row)
    {
        if (AccessMatrix.Keyed.TryGetValue($"{row.Method} {row.Route}", out var key))
            return key;
        if (!row.IsPage && !Reading.Contains(row.Method))
            return null;
        return AccessMatrix.Rows.TryGetValue(row.Route, out var access) ? access
            : AccessMatrix.PublicBelow.Any(start => row.Route.StartsWith(start, StringComparison.Ordinal)) ? AccessMatrix.Anyone
            : null;
    }

    static List<Row> Mapped(TestPortal portal)
    {
        List<Row> rows = [];
        foreach (var endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var isPage = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null;
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            rows.AddRange(methods.Select(method => new Row($"/{endpoint.RoutePattern.RawText?.TrimStart('/')}", method, isPage, endpoint)));
        }
        Assert.NotEmpty(rows);
        return rows;
    }

    static string Example(string route) => Parameters().Replace(route, match => match.Value switch
    {
        "{lang:lang}" => "en",
        _ when match.Value.Contains(":long", StringComparison.Ordinal) => "7",
        _ => "example",
    });

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameters();

    [GeneratedRegex("""<form[^>]*method="post".*?</form>""", RegexOptions.Singleline, 1000)]
    private static partial Regex Forms();

    sealed record Row(string Route, string Method, bool IsPage, Endpoint Endpoint);
}
