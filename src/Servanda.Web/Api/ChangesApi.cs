using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Storage.Register;

namespace Servanda.Web.Api;

/// <summary>Every change of the register, the last one first.</summary>
static class ChangesApi
{
    public static void MapChanges(this IEndpointRouteBuilder api) =>
        api.Reads("/changes", ListAsync,
                ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Organisation, ApiParameter.Accord, ApiParameter.Kind)
            .WithSummary("Every change of the register, the last one first.").Produces<ApiPage<ChangeDto>>();

    static async Task<IResult> ListAsync(HttpContext context, PublicRegisterCache register, CancellationToken cancel)
    {
        var request = context.Request;
        var (organisation, accord, kind) =
            (ApiParameter.Organisation.In(request), ApiParameter.Accord.In(request), ApiParameter.Kind.In(request));
        return ApiPages.Of(context,
            (await register.GetAsync(cancel)).Changes
                .Where(one => organisation is null || one.OrganisationId == organisation)
                .Where(one => accord is null || one.AccordId == accord)
                .Where(one => kind is null || RegisterWords.Id(one.Kind) == kind),
            // The keys run against the numbers, so that the last change comes first.
            one => $"{long.MaxValue - one.Number:D19}", ChangeDto.Of);
    }
}
