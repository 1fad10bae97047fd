using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules.Web;
using Servanda.Assessment.Transcripts;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Disclosure.Csaf;

namespace Servanda.Assessment.Rules.Disclosure;

/// <summary>The provider metadata of an organisation, and the way it was found.</summary>
/// <param name="Route">The way.</param>
/// <param name="Page">What was fetched.</param>
/// <param name="Read">What it says.</param>
sealed record CsafDocument(Text Route, WebTranscript Page, Parsed<CsafProviderMetadata> Read)
{
    /// <summary>CSAF fields of a security.txt looked at.</summary>
    const int MaxFields = 3;

    /// <summary>The second way, on a site.</summary>
    public const string WellKnown = "/.well-known/csaf/provider-metadata.json";

    /// <summary>Where it was found in the end.</summary>
    public string Place => Shown.Of(Page.Last.Url.AbsoluteUri);

    /// <summary>
    /// The document found by the first of the three ways that gives one; absent when every way answered that there is
    /// none. All three are asked at once.
    /// </summary>
    public static Look<CsafDocument> Find(View view)
    {
        List<Look<CsafDocument>> looks = [.. BySecurityTxt(view), .. ByWellKnown(view), ByName(view)];
        // One that reads whole goes before one that does not.
        return looks.OfType<Look<CsafDocument>.Seen>().OrderBy(seen => seen.Value.Read.Value is null).FirstOrDefault()
            ?? looks.Find(look => look.IsUnmeasured)
            ?? new Look<CsafDocument>.Absent();
    }

    /// <summary>CSAF 2.0 §7.1.8.</summary>
    static IEnumerable<Look<CsafDocument>> BySecurityTxt(View view)
    {
        var place = view.Once(SecurityTxtPlace.Find);
        if (place is SecurityTxtPlace.Unknown(var why))
            return [new Look<CsafDocument>.Unmeasured(why)];
        var route = new Text("by security.txt", "par security.txt");
        return place is SecurityTxtPlace.Found found
            ? found.File.Csaf.Where(one => one.IsHttps)
                .Select(one => Uri.TryCreate(one.Text, UriKind.Absolute, out var url) ? url : null)
                .OfType<Uri>().Distinct().Take(MaxFields).Select(url => At(view, route, url)).ToList()
            : [];
    }

    /// <summary>CSAF 2.0 §7.1.9.</summary>
    static List<Look<CsafDocument>> ByWellKnown(View view)
    {
        var route = new Text("at its well-known place", "à sa place convenue");
        return view.Sites() switch
        {
            Look<IReadOnlyList<DomainName>>.Seen(var sites) => [.. sites
                .Select(site => WebSites.Url("https", site, WellKnown)).OfType<Uri>().Select(url => At(view, route, url))],
            Look<IReadOnlyList<DomainName>>.Absent => [],
            var other => [new Look<CsafDocument>.Unmeasured(other.Why)],
        };
    }

    /// <summary>CSAF 2.0 §7.1.10: the name itself serves the document.</summary>
    static Look<CsafDocument> ByName(View view)
    {
        if (view.Domain.Under("csaf.data.security") is not { } host)
            return new Look<CsafDocument>.Absent();
        var addresses = view.Addresses(host);
        return addresses.IsUnmeasured ? new Look<CsafDocument>.Unmeasured(addresses.Why)
            : addresses is Look<IReadOnlyList<System.Net.IPAddress>>.Seen && WebSites.Url("https", host) is { } url
            ? At(view, Text.Same(host.ToString()), url)
            : new Look<CsafDocument>.Absent();
    }

    static Look<CsafDocument> At(View view, Text route, Uri url)
    {
        var look = view.File(url);
        if (look is Look<WebTranscript>.Absent)
            return new Look<CsafDocument>.Absent();
        if (look is not Look<WebTranscript>.Seen(var page))
            return new Look<CsafDocument>.Unmeasured(look.Why);
        var read = CsafProviderMetadataReader.Read(page.Body.Span);
        return read.Value is null && IsAnotherPage(page, read)
            ? new Look<CsafDocument>.Absent()
            : new Look<CsafDocument>.Seen(new CsafDocument(route, page, read));
    }

    /// <summary>True for the page of a site that answers everything with 200: HTML, or anything that is neither JSON
    /// nor said to be.</summary>
    static bool IsAnotherPage(WebTranscript page, Parsed<CsafProviderMetadata> read) =>
        read.Problems.Any(problem => problem.Code == CsafProblems.Html.Code)
        || (read.Problems.Any(problem => problem.Code == CsafProblems.Json.Code)
            && page.Last.Field("content-type")?.Contains("json", StringComparison.OrdinalIgnoreCase) != true);
}
