using System.Net;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Register;
using Servanda.Tests.Web.Evidence;
using Servanda.Web.Accords;
using Servanda.Web.Compare;
using Servanda.Web.Organisations;

namespace Servanda.Tests.Web;

public sealed partial class AccordPageTests(RegisterPortal register)
{
    const string Hostile = "<script>alert(1)</script>\"'=1+1";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("/accords")]
    [InlineData("/accords/pc")]
    [InlineData("/accords/oecd")]
    [InlineData("/organisations")]
    [InlineData("/compare")]
    public async Task Every_page_stands_in_both_languages_with_one_heading_and_the_way_to_the_other(string path)
    {
        using var browser = register.Portal.Browser();
        foreach (var language in new[] { "en", "fr" })
        {
            using var answer = await browser.GetAsync($"/{language}{path}", Cancel);
            var page = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
            Assert.Single(Heading().Matches(page));
            Assert.Matches("<title>.+</title>", page);
            Assert.Contains($"<link rel=\"canonical\" href=\"https://portal.example.org/{language}{path}\">", page, StringComparison.Ordinal);
            Assert.Contains($"hreflang=\"en\" href=\"https://portal.example.org/en{path}\"", page, StringComparison.Ordinal);
            Assert.Contains($"hreflang=\"fr\" href=\"https://portal.example.org/fr{path}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
            Assert.Equal(Ids().Count(page), Ids().Matches(page).Select(id => id.Value).Distinct().Count());
        }
    }

    [Fact]
    public async Task Signatories_are_paged_and_the_pages_hold_each_once()
    {
        using var browser = register.Portal.Browser();
        var seen = new List<string>();
        for (var page = 1; page <= 13; page++)
        {
            var html = await browser.GetStringAsync($"/en/accords/pc?size=100&page={page}", Cancel);
            seen.AddRange(Rows().Matches(html).Select(row => row.Groups[1].Value));
        }
        Assert.Equal(1222, seen.Count);
        Assert.Equal(1217, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("?country=FRA", "113 signatories")]
    [InlineData("?category=state", "81 signatories")]
    [InlineData("?q=nothing-is-called-so", "Nobody is found so")]
    [InlineData("?category=-", "5 signatories")]
    [InlineData("?status=withdrawn", "Nobody is found so")]
    [InlineData("?page=99999&size=7&order=nonsense&country=XX", "1,222 signatories")]
    public async Task A_filter_narrows_and_words_it_does_not_know_do_not(string query, string words)
    {
        using var browser = register.Portal.Browser();
        Assert.Contains(words, await browser.GetStringAsync("/en/accords/pc" + query, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_stay_names_on_every_page_and_are_no_formula_in_a_file()
    {
        await using var portal = await TestPortal.StartAsync();
        var catalogue = EmbeddedCatalogue.Catalogue;
        var signature = new Signature { AccordId = "cta", OrganisationId = "hostile", Name = "=" + Hostile, Source = Hostile };
        var hostile = catalogue with
        {
            Organisations = [new Organisation { Id = "hostile", Name = "=" + Hostile }],
            Registers =
            [
                new Register { Id = "cta", AccordId = "cta", Title = Text.Same(Hostile), IsComplete = false, Signatures = [signature] },
            ],
        };
        await new RegisterImport(portal.Database, TimeProvider.System).RunAsync(RegisterLists.Of(hostile), Cancel);
        using var browser = portal.Browser();
        foreach (var path in new[] { "", "/accords/cta", "/organisations", "/compare?organisation=hostile", "/organisations?q=%3Cscript%3E" })
        {
            var page = await browser.GetStringAsync("/en" + path, Cancel);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        }
        var file = await browser.GetStringAsync("/en/accords/cta/signatories.csv", Cancel);
        Assert.Contains("hostile,\"'=<script>", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_hold_exactly_the_selection()
    {
        using var browser = register.Portal.Browser();
        var csv = await browser.GetStringAsync("/en/accords/pc/signatories.csv?country=FRA&category=civil-society", Cancel);
        var rows = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(",FRA,civil-society,", row, StringComparison.Ordinal));
        var json = await browser.GetStringAsync("/fr/accords/pc/signatories.json?country=FRA&category=civil-society", Cancel);
        Assert.Equal(rows.Count, System.Text.Json.JsonDocument.Parse(json).RootElement.GetArrayLength());
        foreach (var file in new[] { "accords/pc/growth", "accords/pc/countries", "accords/pc/categories", "growth", "countries", "categories" })
            Assert.Contains("\r\n", await browser.GetStringAsync($"/en/{file}.csv", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_shown_kept_is_counted_beside_what_nobody_looked_at()
    {
        await using var portal = await MeasuredPortal.StartAsync(MeasuredPortal.Twice(ControlStatus.Met, "microsoft"));
        var accord = await portal.ReadAsync("/en/accords/cta");
        Assert.Contains("<span class=\"state blank\">not looked at</span> <strong class=\"num\">49</strong>", accord, StringComparison.Ordinal);
        Assert.Contains("<strong class=\"num\">1</strong> of them has a public assessment", await portal.ReadAsync("/en"), StringComparison.Ordinal);
        var compared = await portal.ReadAsync("/en/compare?organisation=microsoft&organisation=abb&accord=cta");
        Assert.Contains("class=\"lanes-in-short\"", compared, StringComparison.Ordinal);
        Assert.Contains("<span class=\"state blank\">not looked at</span>", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accord_nobody_has_heard_of_is_not_there()
    {
        using var browser = register.Portal.Browser();
        foreach (var path in new[] { "/en/accords/none", "/en/accords/none/signatories.csv", "/en/accords/none/growth.csv" })
        {
            using var answer = await browser.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public void Any_address_is_read_as_a_filter_and_a_filter_is_read_back_as_it_was_written() =>
        Prop.ForAll<string, string, int>((name, value, page) =>
        {
            var query = new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>
            {
                ["q"] = value,
                ["country"] = name,
                ["category"] = value,
                ["order"] = name,
                ["status"] = value,
                ["size"] = name,
                ["page"] = page.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["accord"] = name,
                ["measured"] = value,
                ["organisation"] = new([name, value, name, "abb", "abb"]),
            });
            var filter = SignatoryFilter.Read(query);
            var other = OrganisationFilter.Read(query);
            var chosen = Chosen.Read(query);
            var again = Chosen.Read(new QueryCollection(QueryHelpers.ParseQuery(chosen.Write())));
            return chosen.Organisations.SequenceEqual(again.Organisations) && chosen.Write() == again.Write()
                && filter == SignatoryFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(filter.Write())))
                && other == OrganisationFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(other.Write())));
        }).QuickCheckThrowOnFailure();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex(" id=\"[^\"]*\"")]
    private static partial Regex Ids();

    [GeneratedRegex("<th scope=\"row\"><a href=\"/en/organisations/([^\"]*)\"")]
    private static partial Regex Rows();
}
