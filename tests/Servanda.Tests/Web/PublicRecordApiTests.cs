using System.Net;
using System.Text.Json;
using Servanda.Accords.Scorecards;
using Servanda.Core;
using Servanda.Storage.Measurement;
using Servanda.Storage.Workspaces;
using Servanda.Tests.Serving;
using Servanda.Tests.Storage;
using Servanda.Web.Data;
using static Servanda.Tests.Web.Evidence.MeasuredPortal;

namespace Servanda.Tests.Web;

/// <summary>What the API gives of what was measured, claimed and answered in public.</summary>
public sealed class PublicRecordApiTests(RegisterPortal register)
{
    const string Someone = "microsoft";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bundles_attestations_replies_and_standings_are_lists_and_resources()
    {
        var given = MadeAssessments.One(Day(1), ControlStatus.Met, Someone);
        using var log = new MemoryLog();
        await using var portal = await StartAsync(log, given, MadeAssessments.One(Day(2), ControlStatus.Met, "abb"));
        var head = (await new MeasurementReads(portal.Database).FindLatestAsync(Someone, Cancel))!.Head;
        var replies = new ReplyStore(portal.Database, TimeProvider.System);
        await replies.AddAsync(Someone, new("mail.spf", "We mend it.", default, null), head.Id, head.Outbox, "a", Cancel);
        await replies.AddAsync(Someone, new("mail.dmarc", "Of what is not public.", default, null), head.Id, null, "a", Cancel);
        await log.TakeAsync(portal.Database, TimeProvider.System, Cancel);
        using var client = portal.Browser();

        var digest = Digest.Of(given.Bundle.Span).ToString();
        var bundle = await GetAsync(client, $"/bundles/{digest}");
        Assert.Equal((Someone, head.Id, $"/evidence/{digest}.zip", $"/evidence/{digest}/logged.zip"), (Text(bundle, "organisation"),
            Text(bundle, "assessment"), Text(bundle, "file"), Text(bundle, "logged")));
        Assert.True(bundle.GetProperty("logEntry").GetInt64() > 0);
        await FollowAsync(client, "/bundles", 2);
        await FollowAsync(client, $"/bundles?organisation={Someone}", 1);

        Assert.Equal("we do", Text(await GetAsync(client, $"/attestations/{Someone}/mail.spf"), "statement"));
        await FollowAsync(client, "/attestations", 4);
        await FollowAsync(client, "/attestations?control=mail.spf", 2);
        await FollowAsync(client, $"/attestations?control=mail.spf&organisation={Someone}", 1);

        var reply = await GetAsync(client, $"/replies/{Someone}/mail.spf");
        Assert.Equal("We mend it.", Text(reply, "text"));
        Assert.True(reply.GetProperty("logEntry").GetInt64() > 0);
        await FollowAsync(client, "/replies", 1);
        await FollowAsync(client, $"/organisations/{Someone}/standings", 2);

        foreach (var path in new[] { $"/replies/{Someone}/mail.dmarc", $"/attestations/{Someone}/mail.none", "/bundles/none", $"/bundles/{new string('0', 64)}" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await client.GetAsync("/api/v1" + path, Cancel)).StatusCode));
    }

    [Theory]
    [InlineData("POST", "/accords")]
    [InlineData("PUT", "/organisations/abb")]
    [InlineData("DELETE", "/bundles")]
    [InlineData("PATCH", "/nothing/here")]
    [InlineData("PUT", "/assessments")]
    public async Task What_is_only_read_says_so_with_the_methods_allowed(string method, string path)
    {
        using var client = register.Portal.Browser();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1" + path);
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("GET", answer.Content.Headers.Allow);
        Assert.Contains("HEAD", answer.Content.Headers.Allow);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal((405, "urn:servanda:problem:method"), (problem.GetProperty("status").GetInt32(), Text(problem, "type")));
    }

    [Theory]
    [InlineData("/accords")]
    [InlineData("/bundles")]
    [InlineData("/attestations")]
    [InlineData("/replies")]
    [InlineData("/openapi.json")]
    public async Task A_head_is_answered_as_the_whole_would_be(string path)
    {
        using var client = register.Portal.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v1" + path);
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>Where each table of the data page is in the API: a path of its description, and the member that holds the rows.</summary>
    static readonly Dictionary<string, (string Path, string Member)> Tables = new(StringComparer.Ordinal)
    {
        ["organisations"] = ("/organisations", "items"),
        ["names"] = ("/organisations/{id}", "names"),
        ["identifiers"] = ("/organisations/{id}", "identifiers"),
        ["assets"] = ("/organisations/{id}", "assets"),
        ["signatures"] = ("/signatures", "items"),
        ["successions"] = ("/organisations/{id}", "successions"),
        ["changes"] = ("/changes", "items"),
        ["versions"] = ("/accords/{id}", "versions"),
        ["lists"] = ("/accords/{id}", "baselines"),
        ["accords"] = ("/accords", "items"),
        ["commitments"] = ("/commitments", "items"),
        ["controls"] = ("/controls", "items"),
        ["weights"] = ("/commitments/{id}", "controls"),
        ["crosswalk"] = ("/crosswalk", "items"),
        ["assessments"] = ("/organisations/{id}/assessments", "items"),
        ["verdicts"] = ("/accords/{id}/headlines", "items"),
        ["control-results"] = ("/organisations/{id}/scorecard", "controls"),
        ["findings"] = ("/organisations/{id}/findings", "items"),
        ["standings"] = ("/organisations/{id}/standings", "items"),
        ["methods"] = ("/methods", "items"),
    };

    [Fact]
    public async Task Every_table_of_the_data_page_is_in_the_api()
    {
        await using var portal = await StartAsync(MadeAssessments.One(Day(1), ControlStatus.Met, Someone));
        using var client = portal.Browser();
        Assert.Equal(DataTables.All.Select(table => table.Name).Order(StringComparer.Ordinal), Tables.Keys.Order(StringComparer.Ordinal));
        var paths = (await GetAsync(client, "/openapi.json")).GetProperty("paths");
        foreach (var (path, member) in Tables.Values)
        {
            Assert.True(paths.TryGetProperty("/api/v1" + path, out _), path);
            var id = path.StartsWith("/organisations", StringComparison.Ordinal) ? Someone
                : path.StartsWith("/accords", StringComparison.Ordinal) ? "cta" : "cta.1";
            var answer = await GetAsync(client, path.Replace("{id}", id, StringComparison.Ordinal));
            Assert.True(answer.TryGetProperty(member, out var rows) && rows.ValueKind == JsonValueKind.Array, $"{path} has no {member}");
        }
    }

    /// <summary>Reads a list an item at a time to its end.</summary>
    static async Task FollowAsync(HttpClient client, string path, int total)
    {
        List<string> seen = [];
        for (var next = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=1"; next is not null;)
        {
            var page = await GetAsync(client, next);
            Assert.Equal(total, page.GetProperty("total").GetInt32());
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetRawText()));
            next = page.GetProperty("next").GetString()?["/api/v1".Length..];
        }
        Assert.Equal(total, seen.Distinct().Count());
        Assert.Equal(total, seen.Count);
    }

    static async Task<JsonElement> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync("/api/v1" + path, Cancel);
        Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
    }

    static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
