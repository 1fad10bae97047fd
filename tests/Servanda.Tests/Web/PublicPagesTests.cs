using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Accords.Scorecards;
using Servanda.Tests.Serving;
using Servanda.Tests.Storage;
using static Servanda.Tests.Web.Evidence.MeasuredPortal;

namespace Servanda.Tests.Web;

/// <summary>What every page for everybody tells programs that read pages.</summary>
public sealed partial class PublicPagesTests
{
    const string Someone = "microsoft";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_public_page_names_itself_its_other_language_and_what_it_is_about()
    {
        using var log = new MemoryLog();
        await using var portal = await StartAsync(log, MadeAssessments.One(Day(1), ControlStatus.Met, Someone));
        await log.TakeAsync(portal.Database, TimeProvider.System, Cancel);
        using var client = portal.Browser();
        var routes = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<PageActionDescriptor>() is not null && one.Metadata.GetMetadata<OutputCacheAttribute>() is not null)
            .Select(one => "/" + one.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        Assert.True(routes.Count >= 15);
        foreach (var path in routes.Select(Example))
        {
            using var answer = await client.GetAsync(path, Cancel);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
            var (address, rest) = ("https://portal.example.org" + path, path[3..]);
            Assert.Single(Canonical.Matches(page), match => match.Groups[1].Value == address);
            Assert.Contains($"hreflang=\"en\" href=\"{address}\"", page, StringComparison.Ordinal);
            Assert.Contains($"hreflang=\"fr\" href=\"https://portal.example.org/fr{rest}\"", page, StringComparison.Ordinal);
            Assert.Contains($"hreflang=\"x-default\" href=\"{address}\"", page, StringComparison.Ordinal);
            var data = JsonDocument.Parse(Assert.Single(Data.Matches(page)).Groups[1].Value).RootElement;
            Assert.Equal("https://schema.org", data.GetProperty("@context").GetString());
            Assert.False(string.IsNullOrWhiteSpace(data.GetProperty("@type").GetString()), path);
            Assert.False(string.IsNullOrWhiteSpace(data.GetProperty("name").GetString()), path);
            Assert.Equal("en", data.TryGetProperty("inLanguage", out var language) ? language.GetString() : "en");
        }
    }

    static string Example(string route) => Parameters.Replace(route, match => match.Value switch
    {
        "{lang:lang}" => "en",
        "{accord}" => "cta",
        "{commitment}" => "cta.1",
        "{control}" => "mail.spf",
        "{organisation}" => Someone,
        "{index:long}" => "0",
        var other => throw new KeyNotFoundException($"{other} of {route} needs an example here."),
    });

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameters { get; }

    [GeneratedRegex("<link rel=\"canonical\" href=\"([^\"]+)\"")]
    private static partial Regex Canonical { get; }

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data { get; }
}
