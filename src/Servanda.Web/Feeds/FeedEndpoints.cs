using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Web.Api;
using Servanda.Web.Hosting;

namespace Servanda.Web.Feeds;

/// <summary>What others take in by themselves: feeds, badges, the map of the site.</summary>
static class FeedEndpoints
{
    const string AtomType = "application/atom+xml; charset=utf-8";

    public static void Map(IEndpointRouteBuilder application)
    {
        var feeds = application.MapGroup("").AllowAnonymous().AddEndpointFilter<ApiFilter>().ExcludeFromDescription()
            .WithMetadata(new OutputCacheAttribute { PolicyName = PublicCaching.Policy });
        feeds.Reads("/feeds/{lang:lang}/accords/{id}.atom", AccordAsync);
        feeds.Reads("/feeds/{lang:lang}/organisations/{id}.atom", OrganisationAsync);
        feeds.MapBadges();
        feeds.MapSitemap();
    }

    /// <summary>The language a path or query names.</summary>
    public static Language Read(string? word) => word == Words.Id(Language.French) ? Language.French : Language.English;

    static async Task<IResult> AccordAsync(
        string lang, string id, PortalOptions options, Catalogue catalogue, PublicRegisterCache register, CancellationToken cancel) =>
        catalogue.FindAccord(id) is { } accord
            ? Atom(new FeedText(options, catalogue, await register.GetAsync(cancel), Read(lang)).OfAccord(accord))
            : ApiProblem.NotFound("There is no accord with this id.");

    static async Task<IResult> OrganisationAsync(
        string lang, string id, PortalOptions options, Catalogue catalogue, PublicRegisterCache register, Database database,
        CancellationToken cancel)
    {
        var now = await register.GetAsync(cancel);
        if (now.FindOrganisation(id) is not { } organisation)
            return ApiProblem.NotFound("There is no organisation with this id.");
        var assessments = await new MeasurementReads(database).HistoryAsync(id, FeedText.MaxEntries, cancel);
        return Atom(new FeedText(options, catalogue, now, Read(lang)).OfOrganisation(organisation, assessments));
    }

    static IResult Atom(AtomFeed feed) => TypedResults.Bytes(feed.Write(), AtomType);
}
