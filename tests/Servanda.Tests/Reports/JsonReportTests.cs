using System.Text.Json;
using System.Text.Json.Nodes;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;
using Servanda.Cli.Reports;

namespace Servanda.Tests.Reports;

public sealed class JsonReportTests
{
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.French)]
    public async Task The_document_is_as_the_schema_says(Language language)
    {
        using var document = JsonDocument.Parse(await WriteAsync(language, [.. MadeUp.All(), MadeUp.Hostile()]));
        Assert.Empty(Schema().Problems(document.RootElement));
    }

    [Fact]
    public async Task A_document_with_no_organisation_is_as_the_schema_says()
    {
        using var document = JsonDocument.Parse(await WriteAsync(Language.English, []));
        Assert.Empty(Schema().Problems(document.RootElement));
    }

    [Theory]
    [InlineData("an unknown member", """{"extra":1}""")]
    [InlineData("a word of no list", """{"language":"de"}""")]
    [InlineData("a digest too short", """{"catalogue":"abc"}""")]
    [InlineData("a time without its zone", """{"finishedAt":"2026-11-22T09:14:03"}""")]
    [InlineData("a thing that is no list", """{"organisations":{}}""")]
    public async Task The_schema_refuses(string what, string change)
    {
        var document = JsonNode.Parse(await WriteAsync(Language.English, [MadeUp.Montclair()]))!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            document[name] = value?.DeepClone();
        Assert.True(Schema().Problems(JsonSerializer.SerializeToElement(document)).Count > 0, what);
    }

    [Fact]
    public async Task The_made_up_organisations_show_every_state()
    {
        var text = await WriteAsync(Language.English, MadeUp.All());
        using var document = JsonDocument.Parse(text);
        var said = new HashSet<(string, string?)>();
        Collect(document.RootElement, said);
        Assert.All(Enum.GetValues<Verdict>(), one => Assert.Contains(("verdict", Words.Id(one)), said));
        Assert.All(Enum.GetValues<ControlStatus>(), one => Assert.Contains(("status", Words.Id(one)), said));
        Assert.All(Enum.GetValues<FindingStatus>(), one => Assert.Contains(("status", Words.Id(one)), said));
        Assert.All(Enum.GetValues<EvidenceLevel>(), one => Assert.Contains(("evidence", Words.Id(one)), said));
        Assert.All(Enum.GetValues<Severity>(), one => Assert.Contains(("severity", Words.Id(one)), said));
    }

    [Fact]
    public async Task Text_that_would_turn_a_line_round_is_escaped_and_comes_back_whole()
    {
        var text = await WriteAsync(Language.English, [MadeUp.Hostile()]);
        Assert.DoesNotContain(text, one => one == '\u202E' || char.IsControl(one));
        using var document = JsonDocument.Parse(text);
        var name = document.RootElement.GetProperty("organisations")[0].GetProperty("name").GetString();
        Assert.Equal(MadeUp.HostileText.Replace('\uD800', '\uFFFD'), name);
    }

    [Fact]
    public async Task Nothing_is_kept_of_an_organisation_once_written()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var json = await JsonReport.BeginAsync(Stream.Null, MadeUp.Head(Language.French), cancel);
        var html = new HtmlReport(Stream.Null, new MemoryStream(), MadeUp.Head(Language.French));
        await json.AddAsync(MadeUp.Harbour(), null, cancel);
        await html.AddAsync(MadeUp.Harbour(), null, cancel);
        Assert.DoesNotContain(Reachable.From(json, html), one => one is Scorecard or Finding or ControlResult);
        await json.EndAsync(MadeUp.Finish, cancel);
        await html.EndAsync(MadeUp.Finish, cancel);
    }

    [Fact]
    public void What_is_kept_somewhere_inside_is_found()
    {
        var scorecard = MadeUp.Harbour();
        var inClosure = () => scorecard.Organisation.Name;
        foreach (var holder in (object[])[inClosure, new Queue<object>([scorecard]), (1, (2, scorecard))])
            Assert.Contains(scorecard, Reachable.From(holder));
    }

    static async Task<string> WriteAsync(Language language, IReadOnlyList<Scorecard> scorecards)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var output = new MemoryStream();
        using var report = await JsonReport.BeginAsync(output, MadeUp.Head(language), cancel);
        foreach (var scorecard in scorecards)
            await report.AddAsync(scorecard, $"bundles/{scorecard.Organisation.Id}.zip", cancel);
        await report.EndAsync(MadeUp.Finish, cancel);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    static JsonSchema Schema()
    {
        using var stream = typeof(JsonReportTests).Assembly.GetManifestResourceStream("scorecards.schema.json")!;
        using var document = JsonDocument.Parse(stream);
        return new JsonSchema(document.RootElement.Clone());
    }

    static void Collect(JsonElement at, HashSet<(string, string?)> said)
    {
        if (at.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in at.EnumerateArray())
                Collect(item, said);
        }
        if (at.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in at.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String)
                said.Add((property.Name, property.Value.GetString()));
            Collect(property.Value, said);
        }
    }
}
