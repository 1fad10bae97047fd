using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Accords;
using Servanda.Storage.Register;
using Servanda.Web.Api;

namespace Servanda.Web.Feeds;

/// <summary>Badges and counters as pictures: <c>/badge/cta/abb.svg</c> and <c>/badge/cta.svg</c>, with <c>?lang=fr</c>.</summary>
static class BadgeEndpoints
{
    const string SvgType = "image/svg+xml; charset=utf-8";

    public static void MapBadges(this IEndpointRouteBuilder feeds)
    {
        feeds.Reads("/badge/{accord}/{organisation}.svg", SignatoryAsync, ApiParameter.Lang);
        feeds.Reads("/badge/{accord}.svg", CounterAsync, ApiParameter.Lang);
    }

    static async Task<IResult> SignatoryAsync(
        HttpContext context, string accord, string organisation, Catalogue catalogue, PublicRegisterCache register,
        CancellationToken cancel)
    {
        var now = await register.GetAsync(cancel);
        if (catalogue.FindAccord(accord) is not { } signed || now.FindOrganisation(organisation) is not { } who)
            return ApiProblem.NotFound("There is no such accord or organisation.");
        // One that stands before those that ended; of several that ended the last.
        var signature = who.Signatures.Where(one => one.AccordId == accord && one.Status != SignatureStatus.Void)
            .OrderByDescending(one => one.IsStanding).ThenByDescending(one => one.Current.Change).FirstOrDefault();
        var language = FeedEndpoints.Read(ApiParameter.Lang.In(context.Request));
        return TypedResults.Text(Badge.Of(signed.Title.In(language), signature, language).Draw(), SvgType);
    }

    static async Task<IResult> CounterAsync(
        HttpContext context, string accord, Catalogue catalogue, PublicRegisterCache register, CancellationToken cancel)
    {
        if (catalogue.FindAccord(accord) is not { } signed)
            return ApiProblem.NotFound("There is no such accord.");
        var language = FeedEndpoints.Read(ApiParameter.Lang.In(context.Request));
        var count = (await register.GetAsync(cancel)).In(accord).Organisations;
        return TypedResults.Text(Badge.Counter(signed.Title.In(language), count, language).Draw(), SvgType);
    }
}
