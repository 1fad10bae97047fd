using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Servanda.Accords;
using Servanda.Storage.Register;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Feeds;

/// <summary>What a page is about, for programs that read pages: JSON-LD 1.1 in the words of schema.org. It is a
/// block of data, which no browser runs; a policy for scripts does not keep it away.</summary>
public sealed class StructuredData(PortalOptions options, Catalogue catalogue, PublicRegisterCache register)
{
    /// <summary>For the head of a page; empty where it is not for everybody.</summary>
    /// <param name="context">The request.</param>
    /// <param name="title">What the page is called; null for the portal's own name.</param>
    public async Task<IHtmlContent> ForAsync(HttpContext context, string? title = null)
    {
        if (LanguagePath.Read(context.Request.Path) is not { } language)
            return HtmlString.Empty;
        return context.Request.Path.Value![3..].Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => Script(json => WriteDataset(json, language)),
            ["data"] => Script(json => WriteDataset(json, language)),
            ["accords", var id] when catalogue.FindAccord(id) is { } accord =>
                Script(json => WriteAccord(json, accord, language)),
            ["organisations", var id] when (await register.GetAsync(context.RequestAborted)).FindOrganisation(id) is { } organisation =>
                Script(json => WriteOrganisation(json, organisation, language)),
            _ when context.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>() is not null =>
                Script(json => WritePage(json, context.Request.Path.Value!, title ?? "Servanda", language)),
            _ => HtmlString.Empty,
        };
    }

    void WritePage(Utf8JsonWriter json, string path, string title, Language language)
    {
        json.WriteString("@type", "WebPage");
        json.WriteString("name", title);
        json.WriteString("url", options.Absolute(path));
        json.WriteString("inLanguage", Words.Id(language));
        json.WriteStartObject("isPartOf");
        json.WriteString("@type", "WebSite");
        json.WriteString("name", "Servanda");
        json.WriteString("url", options.Absolute("/"));
        json.WriteEndObject();
    }

    static HtmlString Script(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        // The usual encoder writes < > & as escapes: no name ends the element it stands in.
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            write(json);
            json.WriteEndObject();
        }
        return new($"<script type=\"application/ld+json\">{Encoding.UTF8.GetString(stream.ToArray())}</script>\n");
    }

    void WriteDataset(Utf8JsonWriter json, Language language)
    {
        json.WriteString("@type", "Dataset");
        json.WriteString("@id", options.Absolute("/#register"));
        json.WriteString("name", FeedPhrases.DatasetName.In(language));
        json.WriteString("description", FeedPhrases.DatasetDescription.In(language));
        json.WriteString("url", options.Absolute($"/{Words.Id(language)}/data"));
        json.WriteString("inLanguage", Words.Id(language));
        json.WriteBoolean("isAccessibleForFree", true);
        json.WriteStartObject("distribution");
        json.WriteString("@type", "DataDownload");
        json.WriteString("encodingFormat", "application/json");
        json.WriteString("contentUrl", options.Absolute("/api/v1/"));
        json.WriteEndObject();
    }

    void WriteAccord(Utf8JsonWriter json, Accord accord, Language language)
    {
        json.WriteString("@type", "CreativeWork");
        json.WriteString("@id", options.Absolute($"/accords/{accord.Id}#accord"));
        json.WriteString("name", accord.Title.In(language));
        json.WriteString("description", accord.Summary.In(language));
        json.WriteString("url", options.Absolute($"/{Words.Id(language)}/accords/{accord.Id}"));
        json.WriteString("inLanguage", Words.Id(language));
        json.WriteString("datePublished", accord.Year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture));
    }

    void WriteOrganisation(Utf8JsonWriter json, RegisteredOrganisation organisation, Language language)
    {
        json.WriteString("@type", "Organization");
        json.WriteString("@id", options.Absolute($"/organisations/{organisation.Id}#organisation"));
        json.WriteString("name", organisation.NameIn(language));
        json.WriteString("url", options.Absolute($"/{Words.Id(language)}/organisations/{organisation.Id}"));
        json.WriteStartArray("alternateName");
        foreach (var name in organisation.Names.Select(name => name.Name).Where(name => name != organisation.NameIn(language)).Distinct())
            json.WriteStringValue(name);
        json.WriteEndArray();
        if (organisation.Country is { } country)
        {
            json.WriteStartObject("address");
            json.WriteString("@type", "PostalAddress");
            json.WriteString("addressCountry", country);
            json.WriteEndObject();
        }
        if (organisation.Identifiers.FirstOrDefault(one => one.Scheme == "lei") is { } lei)
            json.WriteString("leiCode", lei.Value);
    }
}
