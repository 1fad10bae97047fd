using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Storage.Register;

namespace Servanda.Web.Api;

/// <summary>Organisations of the register.</summary>
static class OrganisationsApi
{
    public static void MapOrganisations(this IEndpointRouteBuilder api)
    {
        api.Reads("/organisations", ListAsync,
                ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Search, ApiParameter.Country, ApiParameter.Accord)
            .WithSummary("Everyone in the register.").Produces<ApiPage<OrganisationBriefDto>>();
        api.Reads("/organisations/{id}", GetAsync)
            .WithSummary("What the register says of one organisation.").Produces<OrganisationDto>().Produces<ApiProblem>(404);
    }

    static async Task<IResult> ListAsync(HttpContext context, PublicRegisterCache register, CancellationToken cancel)
    {
        var (country, accord) = (ApiParameter.Country.In(context.Request), ApiParameter.Accord.In(context.Request));
        return ApiPages.Of(context,
            (await register.GetAsync(cancel)).Search(ApiParameter.Search.In(context.Request) ?? "")
                .Where(one => country is null || one.Country == country)
                .Where(one => accord is null || one.Signatures.Any(signature => signature.AccordId == accord && signature.IsStanding)),
            one => one.Id, OrganisationBriefDto.Of);
    }

    static async Task<IResult> GetAsync(string id, PublicRegisterCache register, CancellationToken cancel) =>
        (await register.GetAsync(cancel)).FindOrganisation(id) is { } organisation
            ? TypedResults.Ok(OrganisationDto.Of(organisation))
            : ApiProblem.NotFound("There is no organisation with this id.");
}
