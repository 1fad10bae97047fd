using System.Net;
using System.Text.Json;
using Servanda.Storage.Register;

namespace Servanda.Tests.Web;

/// <summary>The API, over the registers of the catalogue.</summary>
public sealed class ApiTests(RegisterPortal register) : IDisposable
{
    readonly HttpClient _client = register.Portal.Browser();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _client.GetAsync("/api/v1" + path, Cancel);
        Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
    }

    async Task<(HttpStatusCode Status, JsonElement Problem)> FailAsync(string path)
    {
        using var answer = await _client.GetAsync("/api/v1" + path, Cancel);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        return (answer.StatusCode, problem);
    }

    [Theory]
    [InlineData("/", "change")]
    [InlineData("/accords", "total")]
    [InlineData("/accords/pc", "baselines")]
    [InlineData("/accords/pc/growth", "undated")]
    [InlineData("/accords/pc/headlines", "total")]
    [InlineData("/commitments?accord=cta", "total")]
    [InlineData("/commitments/cta.1", "controls")]
    [InlineData("/commitments/cta.1/headlines", "total")]
    [InlineData("/controls", "total")]
    [InlineData("/controls/mail.dmarc", "clauses")]
    [InlineData("/crosswalk?accord=cta", "total")]
    [InlineData("/organisations?q=airbus&country=FRA", "total")]
    [InlineData("/organisations/abb", "signatures")]
    [InlineData("/organisations/abb/assessments", "total")]
    [InlineData("/signatures/cta.abb", "history")]
    [InlineData("/methods", "total")]
    [InlineData("/changes?kind=imported", "total")]
    [InlineData("/openapi.json", "paths")]
    public async Task Everything_public_is_read(string path, string member) =>
        Assert.True((await GetAsync(path)).TryGetProperty(member, out _));

    [Fact]
    public async Task Pages_follow_one_another_to_the_end_with_nothing_twice()
    {
        var seen = new List<string>();
        for (var path = "/signatures?accord=pc&limit=500"; path is not null;)
        {
            var page = await GetAsync(path);
            Assert.Equal(1222, page.GetProperty("total").GetInt32());
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            path = page.GetProperty("next").GetString()?["/api/v1".Length..];
        }
        Assert.Equal(1222, seen.Count);
        Assert.Equal(seen.Order(StringComparer.Ordinal).Distinct(), seen);
    }

    [Fact]
    public async Task A_signature_is_sent_with_what_is_known_and_on_whose_word()
    {
        var now = (await GetAsync("/signatures/cta.abb")).GetProperty("current");
        Assert.Equal(("active", "2018-04-17", "source", true), (now.GetProperty("status").GetString(),
            now.GetProperty("signedOn").GetString(), now.GetProperty("basis").GetString(), now.GetProperty("isUnverified").GetBoolean()));
        var changes = await GetAsync("/changes?limit=2");
        Assert.True(changes.GetProperty("items")[0].GetProperty("number").GetInt64() > changes.GetProperty("items")[1].GetProperty("number").GetInt64());
        Assert.DoesNotContain("actor", changes.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/signatures?contry=FRA", "contry")]
    [InlineData("/signatures?country=fra", "country")]
    [InlineData("/signatures?country=FRA&country=DEU", "country")]
    [InlineData("/signatures?limit=501", "limit")]
    [InlineData("/signatures?limit=+5", "limit")]
    [InlineData("/signatures?cursor=%20", "cursor")]
    [InlineData("/signatures?status=gone", "status")]
    [InlineData("/accords/pc?limit=5", "limit")]
    public async Task A_query_that_is_not_understood_is_refused_with_the_parameter(string path, string parameter)
    {
        var (status, problem) = await FailAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("urn:servanda:problem:query", problem.GetProperty("type").GetString());
        Assert.Equal(parameter, Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("/accords/none")]
    [InlineData("/organisations/none")]
    [InlineData("/organisations/abb/scorecard")]
    [InlineData("/signatures/none")]
    [InlineData("/nothing/here")]
    public async Task What_is_not_there_is_a_problem_too(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await FailAsync(path)).Status);

    [Fact]
    public async Task An_answer_is_named_and_not_sent_again_until_something_changes()
    {
        await using var portal = await RegisterPortal.StartAsync();
        using var client = portal.Browser();
        using var first = await client.GetAsync("/api/v1/organisations/abb", Cancel);
        var tag = first.Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(client, tag.ToString())).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(client, $"\"other\", {tag}")).StatusCode);

        var changes = new RegisterChanges(portal.Database, TimeProvider.System, portal.Services.GetService(typeof(PublicRegisterCache)) as PublicRegisterCache);
        var outcome = await changes.CommitAsync((to, change) => to.RenameAsync(change, "abb", "ABB Ltd", null, null, new ChangeBy("test"), Cancel), Cancel);
        Assert.IsType<RegisterOutcome.Done>(outcome);
        using var after = await AskAsync(client, tag.ToString());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("ABB Ltd", await after.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_may_ask_from_any_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/accords");
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "if-none-match");
        using var answer = await _client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("If-None-Match", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Headers")));
    }

    [Fact]
    public async Task The_description_has_every_path_with_its_parameters_and_what_it_answers()
    {
        var document = await GetAsync("/openapi.json");
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var paths = document.GetProperty("paths");
        Assert.True(paths.EnumerateObject().Count() >= 20);
        var ids = new HashSet<string>();
        foreach (var path in paths.EnumerateObject())
        {
            Assert.StartsWith("/api/v1", path.Name, StringComparison.Ordinal);
            var operation = Assert.Single(path.Value.EnumerateObject());
            Assert.Equal("get", operation.Name);
            Assert.True(ids.Add(operation.Value.GetProperty("operationId").GetString()!));
            Assert.True(operation.Value.TryGetProperty("summary", out _), path.Name);
            Assert.True(operation.Value.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/json", out _), path.Name);
            foreach (var part in path.Name.Split('{').Skip(1))
                Assert.Contains(operation.Value.GetProperty("parameters").EnumerateArray(),
                    one => one.GetProperty("in").GetString() == "path" && one.GetProperty("name").GetString() == part.Split('}')[0]);
        }
        var listed = paths.GetProperty("/api/v1/signatures").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Select(one => one.GetProperty("name").GetString());
        Assert.Equal(["accord", "category", "country", "cursor", "limit", "q", "status", "year"], listed.Order(StringComparer.Ordinal));
        foreach (var reference in References(document))
            Assert.True(document.GetProperty("components").GetProperty("schemas").TryGetProperty(reference, out _), reference);
    }

    static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name == "$ref" ? [member.Value.GetString()!.Split('/')[^1]] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    static async Task<HttpResponseMessage> AskAsync(HttpClient client, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/organisations/abb");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await client.SendAsync(request, Cancel);
    }
}
