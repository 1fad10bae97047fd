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

/// <summary>Every public page in both languages, each with the other one (Sitemaps protocol 0.9), and where search engines need
/// not go.</summary>
static class Sitemap
{
    /// <summary>Addresses of a map at the most, by the protocol.</summary>
    const int MaxAddresses = 50_000;

    const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9", Xhtml = "http://www.w3.org/1999/xhtml";

    static readonly string[] Pages =
        ["", "/accords", "/organisations", "/controls", "/method", "/data", "/verify", "/apply", "/accessibility", "/privacy"];

    /// <summary>Pages of persons, and pages of which there is no end.</summary>
    static readonly string[] Closed = ["/*/account", "/*/sign-in", "/*/desk", "/*/workspace", "/*/compare", "/*/apply/"];

    public static void MapSitemap(this IEndpointRouteBuilder feeds)
    {
        feeds.Reads("/sitemap.xml", MapAsync);
        feeds.Reads("/robots.txt", Robots);
    }

    static async Task<IResult> MapAsync(PortalOptions options, Catalogue catalogue, PublicRegisterCache register, CancellationToken cancel) =>
        TypedResults.Bytes(Write(options, catalogue, await register.GetAsync(cancel)), "application/xml; charset=utf-8");

    static IResult Robots(PortalOptions options) => TypedResults.Text(
        $"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\n"))}Sitemap: {options.Absolute("/sitemap.xml")}\n");

    internal static byte[] Write(PortalOptions options, Catalogue catalogue, PublicRegister register)
    {
        var changedAt = register.Changes.ToDictionary(change => change.Number, change => change.At);
        var paths = Pages.Select(path => (Path: path, At: (DateTimeOffset?)null))
            .Concat(catalogue.Accords.Select(one => ($"/accords/{one.Id}", register.ChangesOfAccord(one.Id).FirstOrDefault()?.At)))
            .Concat(catalogue.Accords.SelectMany(one => one.Commitments).Select(one => ($"/commitments/{one.Id}", (DateTimeOffset?)null)))
            .Concat(catalogue.Controls.Select(one => ($"/controls/{one.Id}", (DateTimeOffset?)null)))
            // Organisations stand last: if there were too many of them, the rest is found from the pages of accords.
            .Concat(register.Organisations.Select(one =>
                ($"/organisations/{one.Id}", changedAt.TryGetValue(one.LastChange, out var at) ? at : (DateTimeOffset?)null)))
            .Take(MaxAddresses / LanguagePath.All.Count);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("urlset", Namespace);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            foreach (var (path, at) in paths)
            {
                foreach (var language in LanguagePath.All)
                    WriteAddress(xml, options, path, language, at);
            }
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
