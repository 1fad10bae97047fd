using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;
using Servanda.Storage.Register;
using Servanda.Web.Feeds;

namespace Servanda.Tests.Web;

/// <summary>Feeds, badges, the map of the site and structured data.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    const string Hostile = "</script><script>alert(1)</script> & \"Söhne\"";

    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    TestPortal _portal = null!;
    HttpClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPortal.StartAsync();
        _client = _portal.Browser();
        var changes = new RegisterChanges(_portal.Database, TimeProvider.System);
        var by = new ChangeBy("test") { Reason = "An <b>application</b> & its proof." };
        foreach (var (id, name) in (IEnumerable<(string, string)>)[("hostile", Hostile), ("gone", "Gone SA")])
        {
            await changes.CommitAsync((to, change) => to.EnterAsync(change,
                new NewOrganisation { Id = id, Name = name, Country = "FRA", Source = "test" }, by, Cancel), Cancel);
            await changes.CommitAsync((to, change) => to.SignAsync(change, new NewSignature
            {
                AccordId = "cta",
                OrganisationId = id,
                On = Date("2018-04-17"),
                Source = "test",
                Basis = SignatureBasis.Signatory,
            }, by, Cancel), Cancel);
        }
        await changes.CommitAsync((to, change) => to.WithdrawAsync(change, "cta.gone", null, Date("2026-02"), by, Cancel), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _portal.DisposeAsync();
    }

    static PartialDate Date(string text) => PartialDate.TryRead(text, out var date) ? date : throw new FormatException(text);

    async Task<string> GetAsync(string path, string type)
    {
        using var answer = await _client.GetAsync(path, Cancel);
        Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    [Theory]
    [InlineData("/feeds/en/accords/cta.atom", 3, "en")]
    [InlineData("/feeds/fr/accords/cta.atom", 3, "fr")]
    [InlineData("/feeds/en/organisations/hostile.atom", 2, "en")]
    [InlineData("/feeds/fr/organisations/gone.atom", 3, "fr")]
    [InlineData("/feeds/en/accords/un.atom", 0, "en")]
    public async Task A_feed_has_what_the_standard_asks_for(string path, int entries, string language)
    {
        var feed = XDocument.Parse(await GetAsync(path, "application/atom+xml")).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal(language, feed.Attribute(XNamespace.Xml + "lang")?.Value);
        Assert.Equal("https://portal.example.org" + path,
            Assert.Single(feed.Elements(Atom + "link"), link => link.Attribute("rel")?.Value == "self").Attribute("href")?.Value);
        Assert.Single(feed.Elements(Atom + "author"));
        Assert.Equal(entries, feed.Elements(Atom + "entry").Count());
        // RFC 4287 §4.1.1 and §4.1.2: exactly one of each, and entries told apart by their ids.
        foreach (var part in feed.Elements(Atom + "entry").Prepend(feed))
        {
            Assert.Single(part.Elements(Atom + "title"));
            Assert.True(Uri.IsWellFormedUriString(Assert.Single(part.Elements(Atom + "id")).Value, UriKind.Absolute));
            Assert.True(DateTimeOffset.TryParse(Assert.Single(part.Elements(Atom + "updated")).Value, out _));
        }
        var ids = feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task What_strangers_wrote_stands_in_a_feed_as_text()
    {
        var feed = XDocument.Parse(await GetAsync("/feeds/en/organisations/hostile.atom", "application/atom+xml")).Root!;
        Assert.Contains(Hostile, feed.Element(Atom + "title")!.Value, StringComparison.Ordinal);
        Assert.All(feed.Descendants(Atom + "summary"), summary => Assert.Equal(("text", "An <b>application</b> & its proof."),
            (summary.Attribute("type")!.Value, summary.Value)));
    }

    [Theory]
    [InlineData("/badge/cta/hostile.svg", "signatory since 17 April 2018")]
    [InlineData("/badge/cta/hostile.svg?lang=fr", "signataire depuis le 17 avril 2018")]
    [InlineData("/badge/cta/gone.svg", "withdrawn in February 2026")]
    [InlineData("/badge/cta/gone.svg?lang=fr", "retirée en février 2026")]
    [InlineData("/badge/pc/gone.svg", "no signature in the register")]
    [InlineData("/badge/cta.svg", "1 signatory")]
    public async Task A_badge_says_in_words_how_it_stands(string path, string words)
    {
        var svg = XDocument.Parse(await GetAsync(path, "image/svg+xml")).Root!;
        Assert.Contains(svg.Descendants(), one => one.Name.LocalName == "text" && one.Value == words);
        Assert.EndsWith(words, svg.Attribute("aria-label")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(svg.DescendantsAndSelf(), one => one.Name.LocalName is "script" or "style" or "image" || one.Attribute("style") is not null);
    }

    [Fact]
    public void Every_state_has_a_shape_of_its_own_beside_its_colour()
    {
        var shapes = Enum.GetValues<SignatureStatus>().Where(one => one is SignatureStatus.Active or SignatureStatus.Suspended or SignatureStatus.Withdrawn)
            .Select(status => Badge.Of("An accord", Signature(status), Language.English).Shape).ToList();
        Assert.Equal(shapes.Distinct(), shapes);
    }

    static RegisteredSignature Signature(SignatureStatus status) => new()
    {
        Id = "cta.x",
        AccordId = "cta",
        OrganisationId = "x",
        History = [new SignatureState { Number = 1, Status = status, Name = "X", Source = "", Basis = SignatureBasis.Source, Change = 1 }],
    };

    [Theory]
    [InlineData("/badge/cta/none.svg")]
    [InlineData("/badge/none.svg")]
    [InlineData("/feeds/en/accords/none.atom")]
    [InlineData("/feeds/de/accords/cta.atom")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await _client.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_map_has_every_page_in_both_languages_with_the_other_one()
    {
        var index = XDocument.Parse(await GetAsync("/sitemap.xml", "application/xml")).Root!;
        XNamespace site = "http://www.sitemaps.org/schemas/sitemap/0.9", html = "http://www.w3.org/1999/xhtml";
        Assert.Equal(site + "sitemapindex", index.Name);
        List<XElement> urls = [];
        foreach (var part in index.Elements(site + "sitemap").Select(one => new Uri(one.Element(site + "loc")!.Value)))
        {
            var map = XDocument.Parse(await GetAsync(part.AbsolutePath, "application/xml")).Root!;
            Assert.Equal(site + "urlset", map.Name);
            urls.AddRange(map.Elements(site + "url"));
        }
        var addresses = urls.Select(url => url.Element(site + "loc")!.Value).ToHashSet();
        Assert.Equal(urls.Count, addresses.Count);
        Assert.Contains("https://portal.example.org/fr/organisations/hostile", addresses);
        Assert.Contains("https://portal.example.org/en/accords/pc", addresses);
        Assert.All(urls, url => Assert.Equal(["en", "fr"], url.Elements(html + "link").Select(link => link.Attribute("hreflang")!.Value)));
        Assert.All(urls, url => Assert.All(url.Elements(html + "link"), link => Assert.Contains(link.Attribute("href")!.Value, addresses)));
        Assert.Contains("Sitemap: https://portal.example.org/sitemap.xml", await GetAsync("/robots.txt", "text/plain"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/sitemap/99.xml", Cancel)).StatusCode);
    }

    [Fact]
    public void No_part_of_the_map_passes_the_limits_of_the_protocol()
    {
        // The longest ids there can be, on an address as long as a name of a host may be.
        var options = new Servanda.Web.Hosting.PortalOptions { PublicUrl = new Uri($"https://{string.Join('.', Enumerable.Repeat(new string('a', 60), 4))}"), DataDirectory = "" };
        var pages = Enumerable.Range(0, Sitemap.PagesOfPart)
            .Select(number => (Path: $"/organisations/{new string('a', 115)}{number:D5}", At: (DateTimeOffset?)DateTimeOffset.UnixEpoch)).ToList();
        Assert.InRange(Sitemap.WritePart(options, pages).Length, 1, 50 * 1024 * 1024);
        Assert.InRange(2 * Sitemap.PagesOfPart, 1, 50_000);
        Assert.InRange(Sitemap.WriteIndex(options, 50_000).Length, 1, 50 * 1024 * 1024);
    }

    [Fact]
    public async Task Structured_data_of_a_hostile_name_stays_in_its_element()
    {
        var data = (StructuredData)_portal.Services.GetService(typeof(StructuredData))!;
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.Path = "/en/organisations/hostile";
        using var text = new StringWriter();
        (await data.ForAsync(context)).WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
        var written = text.ToString();
        Assert.Equal(1, Count(written, "<script"));
        Assert.Equal(1, Count(written, "</script"));
        var json = written[(written.IndexOf('{', StringComparison.Ordinal))..(written.LastIndexOf('}') + 1)];
        Assert.Equal(Hostile, JsonDocument.Parse(json).RootElement.GetProperty("name").GetString());
    }

    static int Count(string text, string part) => text.Split(part).Length - 1;
}
