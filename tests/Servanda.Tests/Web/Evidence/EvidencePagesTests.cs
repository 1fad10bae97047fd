using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Servanda.Accords.Scorecards;
using Servanda.Core;
using Servanda.Tests.Storage;
using static Servanda.Tests.Web.Evidence.MeasuredPortal;

namespace Servanda.Tests.Web.Evidence;

public sealed partial class EvidencePagesTests(RegisterPortal register, FailedPortal failed) : IClassFixture<FailedPortal>
{
    internal const string Someone = "microsoft";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/organisations/microsoft")]
    [InlineData("/organisations/microsoft/findings/mail.spf")]
    [InlineData("/commitments/cta.1")]
    [InlineData("/commitments/cta.1?state=not-kept")]
    [InlineData("/controls")]
    [InlineData("/controls/mail.spf")]
    [InlineData("/method")]
    [InlineData("/data")]
    [InlineData("/verify")]
    [InlineData("/about")]
    [InlineData("/accessibility")]
    [InlineData("/privacy")]
    public async Task Every_page_is_there_in_both_languages_with_one_heading(string path)
    {
        var portal = failed.Portal;
        foreach (var language in new[] { "en", "fr" })
        {
            var page = await portal.ReadAsync($"/{language}{path}");
            Assert.Single(Headings.Matches(page));
            Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
            Assert.Contains("hreflang=\"fr\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=\"", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/en/organisations/nobody")]
    [InlineData("/en/organisations/microsoft/findings/nothing")]
    [InlineData("/en/commitments/cta.99")]
    [InlineData("/en/controls/nothing")]
    [InlineData("/data/nothing.csv")]
    [InlineData("/data/accords.xml")]
    [InlineData("/evidence/0000.zip")]
    [InlineData("/evidence/nothing")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        var portal = failed.Portal;
        using var browser = portal.Browser();
        using var answer = await browser.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_organisation_nobody_measured_is_said_to_be_not_measured_and_nothing_else()
    {
        var portal = register.Portal;
        var page = await portal.ReadAsync($"/en/organisations/{Someone}");
        Assert.Contains("Not measured", page, StringComparison.Ordinal);
        Assert.DoesNotContain("state no\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("state yes\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ControlStatus.Met, "state yes\">met", "state yes\">satisfait")]
    [InlineData(ControlStatus.PartlyMet, "state part\">partly met", "state part\">satisfait en partie")]
    [InlineData(ControlStatus.Unmet, "state no\">unmet", "state no\">non satisfait")]
    [InlineData(ControlStatus.NotApplicable, "state none\">not applicable", "state none\">sans objet")]
    [InlineData(ControlStatus.Unknown, "state open\">unknown", "state open\">inconnu")]
    public async Task Every_state_has_its_own_shape_and_word(ControlStatus status, string english, string french)
    {
        await using var portal = await StartAsync(Twice(status, Someone));
        Assert.Contains(english, await portal.ReadAsync($"/en/organisations/{Someone}"), StringComparison.Ordinal);
        Assert.Contains(french, await portal.ReadAsync($"/fr/organisations/{Someone}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_server_said_does_not_act_in_the_page()
    {
        var portal = failed.Portal;
        foreach (var path in new[] { "", "/findings/mail.spf" })
        {
            var page = await portal.ReadAsync($"/en/organisations/{Someone}{path}");
            Assert.DoesNotContain("<b>no", page, StringComparison.Ordinal);
            Assert.Contains("&lt;b&gt;no", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_history_breaks_where_the_method_changed()
    {
        await using var portal = await StartAsync(
            MadeAssessments.One(Day(1), ControlStatus.Met, Someone),
            MadeAssessments.One(Day(8), ControlStatus.Met, Someone, method: "two"));
        Assert.Contains("class=\"break\"", await portal.ReadAsync($"/en/organisations/{Someone}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_achieved_is_said_with_its_day()
    {
        await using var portal = await StartAsync(
            MadeAssessments.One(Day(1), ControlStatus.PartlyMet, Someone), MadeAssessments.One(Day(8), ControlStatus.Met, Someone));
        Assert.Contains("achieved on 8 March 2026", await portal.ReadAsync($"/en/organisations/{Someone}"), StringComparison.Ordinal);
        Assert.Contains("atteint le 8 mars 2026", await portal.ReadAsync($"/fr/organisations/{Someone}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_is_given_under_its_digest_for_ever()
    {
        var given = MadeAssessments.One(Day(1), ControlStatus.Met, Someone);
        await using var portal = await StartAsync(given);
        using var browser = portal.Browser();
        using var answer = await browser.GetAsync($"/evidence/{Digest.Of(given.Bundle.Span)}.zip", Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal(given.Bundle.ToArray(), await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Every_promise_of_the_catalogue_has_a_page()
    {
        var portal = register.Portal;
        foreach (var commitment in Servanda.Accords.Reading.EmbeddedCatalogue.Catalogue.Accords.SelectMany(accord => accord.Commitments))
            Assert.Contains(commitment.Id, await portal.ReadAsync($"/fr/commitments/{commitment.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dump_holds_every_table_and_the_description_of_its_fields()
    {
        var portal = failed.Portal;
        using var browser = portal.Browser();
        await using var body = await browser.GetStreamAsync("/data/servanda.zip", Cancel);
        using var octets = new MemoryStream();
        await body.CopyToAsync(octets, Cancel);
        using var zip = new ZipArchive(octets);
        Assert.NotNull(zip.GetEntry("datapackage.json"));
        foreach (var table in Servanda.Web.Data.DataTables.All)
            Assert.NotNull(zip.GetEntry($"{table.Name}.csv"));
    }

    [Fact]
    public async Task Every_table_has_as_many_rows_as_CSV_and_as_JSON_and_a_cell_for_each_column()
    {
        var portal = failed.Portal;
        foreach (var table in Servanda.Web.Data.DataTables.All)
        {
            var csv = await portal.ReadAsync($"/data/{table.Name}.csv");
            using var json = System.Text.Json.JsonDocument.Parse(await portal.ReadAsync($"/data/{table.Name}.json"));
            var header = csv[..csv.IndexOf('\r')];
            Assert.Equal(table.Columns.Select(column => column.Name), header.Split(','));
            Assert.Equal(json.RootElement.GetArrayLength(), Rows(csv) - 1);
            Assert.True(json.RootElement.GetArrayLength() > 0 || table.Name is "identifiers" or "successions", table.Name);
        }
    }

    static int Rows(string csv)
    {
        var (rows, quoted) = (0, false);
        foreach (var letter in csv)
        {
            quoted ^= letter == '"';
            rows += letter == '\n' && !quoted ? 1 : 0;
        }
        return rows;
    }

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Headings { get; }
}
