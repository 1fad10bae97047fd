using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Api;

/// <summary>Accords: their texts, lists, growth, and what was published of their commitments.</summary>
static class AccordsApi
{
    public static void MapAccords(this IEndpointRouteBuilder api)
    {
        api.Reads("/accords", ListAsync, ApiParameter.Limit, ApiParameter.Cursor)
            .WithSummary("The accords.").Produces<ApiPage<AccordDto>>();
        api.Reads("/accords/{id}", GetAsync).WithSummary("One accord.").Produces<AccordDto>().Produces<ApiProblem>(404);
        api.Reads("/accords/{id}/counter", CounterAsync)
            .WithSummary("How many have signed it.").Produces<CounterDto>().Produces<ApiProblem>(404);
        api.Reads("/accords/{id}/growth", GrowthAsync)
            .WithSummary("Who joined and left, month by month.").Produces<GrowthDto>().Produces<ApiProblem>(404);
        api.Reads("/accords/{id}/headlines", HeadlinesAsync, ApiParameter.Limit, ApiParameter.Cursor)
            .WithSummary("What is published of its commitments, organisation by organisation.")
            .Produces<ApiPage<HeadlineDto>>().Produces<ApiProblem>(404);
    }

    static async Task<IResult> ListAsync(HttpContext context, Catalogue catalogue, PublicRegisterCache register, CancellationToken cancel)
    {
        var now = await register.GetAsync(cancel);
        return ApiPages.Of(context, catalogue.Accords, one => one.Id, one => AccordDto.Of(one, now.In(one.Id)));
    }

    static async Task<IResult> GetAsync(string id, Catalogue catalogue, PublicRegisterCache register, CancellationToken cancel) =>
        catalogue.FindAccord(id) is { } accord
            ? TypedResults.Ok(AccordDto.Of(accord, (await register.GetAsync(cancel)).In(id)))
            : Unknown();

    static async Task<IResult> CounterAsync(string id, Catalogue catalogue, PublicRegisterCache register, CancellationToken cancel)
    {
        if (catalogue.FindAccord(id) is not { } accord)
            return Unknown();
        var now = await register.GetAsync(cancel);
        return TypedResults.Ok(new CounterDto(id, TextDto.Of(accord.Title), now.In(id).Organisations, now.In(id).Standing.Count,
            now.ChangedAt is { } at ? Say.Machine(at) : null));
    }

    static async Task<IResult> GrowthAsync(string id, Catalogue catalogue, PublicRegisterCache register, CancellationToken cancel) =>
        catalogue.FindAccord(id) is null ? Unknown()
            : TypedResults.Ok(GrowthDto.Of((await register.GetAsync(cancel)).In(id).Growth));

    static async Task<IResult> HeadlinesAsync(
        HttpContext context, string id, Catalogue catalogue, Database database, CancellationToken cancel) =>
        catalogue.FindAccord(id) is null ? Unknown()
            : ApiPages.Of(context, await new MeasurementReads(database).HeadlinesAsync(id, cancel),
                one => $"{one.Organisation} {one.Commitment}", HeadlineDto.Of);

    static IResult Unknown() => ApiProblem.NotFound("There is no accord with this id.");
}
