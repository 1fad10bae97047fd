using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Measurement;

namespace Servanda.Web.Api;

/// <summary>Controls, and the methods that judged them.</summary>
static class ControlsApi
{
    public static void MapControls(this IEndpointRouteBuilder api)
    {
        api.Reads("/controls", List, ApiParameter.Limit, ApiParameter.Cursor)
            .WithSummary("The controls.").Produces<ApiPage<ControlDto>>();
        api.Reads("/controls/{id}", Get).WithSummary("One control.").Produces<ControlDto>().Produces<ApiProblem>(404);
        api.Reads("/methods", MethodsAsync, ApiParameter.Limit, ApiParameter.Cursor)
            .WithSummary("The methods that published assessments were judged by, and what changed from one to the next.")
            .Produces<ApiPage<MethodDto>>();
    }

    static IResult List(HttpContext context, Catalogue catalogue) =>
        ApiPages.Of(context, catalogue.Controls, one => one.Id, one => ControlDto.Of(one, catalogue));

    static IResult Get(string id, Catalogue catalogue) =>
        catalogue.FindControl(id) is { } control
            ? TypedResults.Ok(ControlDto.Of(control, catalogue))
            : ApiProblem.NotFound("There is no control with this id.");

    static async Task<IResult> MethodsAsync(HttpContext context, Database database, CancellationToken cancel) => ApiPages.Of(
        context, await new StandingReads(database).MethodsAsync(cancel),
        one => $"{one.FirstUsedAt.ToUnixTimeSeconds():D12} {one.Method.Digest}", MethodDto.Of);
}
