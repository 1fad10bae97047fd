using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Accords;
using Servanda.Storage.Register;
using Servanda.Web.Api;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Feeds;

/// <summary>Every public page in both languages, each with the other one (Sitemaps protocol 0.9): an index, and maps of as many
/// pages as stay far within the protocol's 50,000 addresses and 50 MB. And where search engines need not go.</summary>
static class Sitemap
{
    /// <summary>Pages of a map at the most, each in every language.</summary>
    public const int PagesOfPart = 2_000;

    const string MapType = "application/xml; charset=utf-8";

    const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9", Xhtml = "http://www.w3.org/1999/xhtml";

    static readonly string[] Pages =
        ["", "/accords", "/organisations", "/controls", "/method", "/data", "/verify", "/log", "/about", "/apply", "/accessibility", "/privacy"];

    /// <summary>Pages of persons, and pages of which there is no end.</summary>
    static readonly string[] Closed = ["/*/account", "/*/sign-in", "/*/desk", "/*/workspace", "/*/compare", "/*/apply/"];

    public static void MapSitemap(this IEndpointRouteBuilder feeds)
    {
        feeds.Reads("/sitemap.xml", IndexAsync);
        feeds.Reads("/sitemap/{part:int:min(1)}.xml", PartAsync);
        feeds.Reads("/robots.txt", Robots);
    }

    static async Task<IResult> IndexAsync(PortalOptions options, Catalogue catalogue, PublicRegisterCache register, CancellationToken cancel) =>
        TypedResults.Bytes(WriteIndex(options, Parts(catalogue, await register.GetAsync(cancel)).Count), MapType);

    static async Task<IResult> PartAsync(
        int part, PortalOptions options, Catalogue catalogue, PublicRegisterCache register, CancellationToken cancel) =>
        Parts(catalogue, await register.GetAsync(cancel)).ElementAtOrDefault(part - 1) is { } pages
            ? TypedResults.Bytes(WritePart(options, pages), MapType)
            : ApiProblem.NotFound("There is no such part of the map.");

    static IResult Robots(PortalOptions options) => TypedResults.Text(
        $"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\n"))}Sitemap: {options.Absolute("/sitemap.xml")}\n");

    /// <summary>Every page without its language, and when what it is about changed, by parts.</summary>
    internal static IReadOnlyList<IReadOnlyList<(string Path, DateTimeOffset? At)>> Parts(Catalogue catalogue, PublicRegister register)
    {
        var changedAt = register.Changes.ToDictionary(change => change.Number, change => change.At);
        return
        [
            .. Pages.Select(path => (Path: path, At: (DateTimeOffset?)null))
                .Concat(catalogue.Accords.Select(one => ($"/accords/{one.Id}", register.ChangesOfAccord(one.Id).FirstOrDefault()?.At)))
                .Concat(catalogue.Accords.SelectMany(one => one.Commitments).Select(one => ($"/commitments/{one.Id}", (DateTimeOffset?)null)))
                .Concat(catalogue.Controls.Select(one => ($"/controls/{one.Id}", (DateTimeOffset?)null)))
                .Concat(register.Organisations.Select(one =>
                    ($"/organisations/{one.Id}", changedAt.TryGetValue(one.LastChange, out var at) ? at : (DateTimeOffset?)null)))
                .Chunk(PagesOfPart),
        ];
    }

    internal static byte[] WriteIndex(PortalOptions options, int parts) => Write("sitemapindex", xml =>
    {
        for (var part = 1; part <= parts; part++)
        {
            xml.WriteStartElement("sitemap", Namespace);
            xml.WriteElementString("loc", Namespace, options.Absolute(FormattableString.Invariant($"/sitemap/{part}.xml")));
            xml.WriteEndElement();
        }
    });

    internal static byte[] WritePart(PortalOptions options, IReadOnlyList<(string Path, DateTimeOffset? At)> pages) => Write("urlset", xml =>
    {
        xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
        foreach (var (path, at) in pages)
        {
            foreach (var language in LanguagePath.All)
                WriteAddress(xml, options, path, language, at);
        }
    });

    static byte[] Write(string root, Action<XmlWriter> fill)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement(root, Namespace);
            fill(xml);
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    static void WriteAddress(XmlWriter xml, PortalOptions options, string path, Language language, DateTimeOffset? at)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, options.Absolute($"/{Words.Id(language)}{path}"));
        if (at is { } changed)
            xml.WriteElementString("lastmod", Namespace, Say.Machine(changed));
        foreach (var other in LanguagePath.All)
        {
            xml.WriteStartElement("link", Xhtml);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("hreflang", Words.Id(other));
            xml.WriteAttributeString("href", options.Absolute($"/{Words.Id(other)}{path}"));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
