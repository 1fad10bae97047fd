using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Measurement;

namespace Servanda.Web.Api;

/// <summary>Commitments, what is published of them, and how they relate across accords.</summary>
static class CommitmentsApi
{
    public static void MapCommitments(this IEndpointRouteBuilder api)
    {
        api.Reads("/commitments", ListAsync, ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Accord)
            .WithSummary("The commitments, of all accords or of one.").Produces<ApiPage<CommitmentDto>>();
        api.Reads("/commitments/{id}", GetAsync).WithSummary("One commitment.").Produces<CommitmentDto>().Produces<ApiProblem>(404);
        api.Reads("/commitments/{id}/headlines", HeadlinesAsync, ApiParameter.Limit, ApiParameter.Cursor)
            .WithSummary("What is published of it, organisation by organisation.")
            .Produces<ApiPage<HeadlineDto>>().Produces<ApiProblem>(404);
        api.Reads("/crosswalk", Crosswalk, ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Accord)
            .WithSummary("How commitments relate across accords.").Produces<ApiPage<CrosswalkDto>>();
    }

    static async Task<IResult> ListAsync(HttpContext context, Catalogue catalogue, Database database, CancellationToken cancel)
    {
        var counts = await CountsAsync(database, cancel);
        var wanted = ApiParameter.Accord.In(context.Request);
        return ApiPages.Of(context,
            catalogue.Accords.Where(accord => wanted is null || accord.Id == wanted)
                .SelectMany(accord => accord.Commitments.Select(commitment => (accord, commitment))),
            one => one.commitment.Id,
            one => CommitmentDto.Of(one.accord, one.commitment, counts.GetValueOrDefault(one.commitment.Id)));
    }

    static async Task<IResult> GetAsync(string id, Catalogue catalogue, Database database, CancellationToken cancel) =>
        catalogue.Accords.FirstOrDefault(accord => accord.Commitments.Any(one => one.Id == id)) is { } accord
            ? TypedResults.Ok(CommitmentDto.Of(
                accord, catalogue.FindCommitment(id)!, (await CountsAsync(database, cancel)).GetValueOrDefault(id)))
            : Unknown();

    static async Task<IResult> HeadlinesAsync(
        HttpContext context, string id, Catalogue catalogue, Database database, CancellationToken cancel) =>
        catalogue.FindCommitment(id) is null ? Unknown()
            : ApiPages.Of(context, await new MeasurementReads(database).CommitmentHeadlinesAsync(id, cancel),
                one => one.Organisation, HeadlineDto.Of);

    static IResult Crosswalk(HttpContext context, Catalogue catalogue)
    {
        var wanted = ApiParameter.Accord.In(context.Request);
        return ApiPages.Of(context,
            catalogue.Crosswalk.Where(link => wanted is null || IsOf(link.From, wanted) || IsOf(link.To, wanted)),
            link => $"{link.From} {link.To}", CrosswalkDto.Of);
    }

    static bool IsOf(string commitment, string accord) => commitment.StartsWith(accord + ".", StringComparison.Ordinal);

    static async Task<Dictionary<string, CommitmentCount>> CountsAsync(Database database, CancellationToken cancel) =>
        (await new MeasurementReads(database).CountsAsync(cancel)).ToDictionary(one => one.Commitment, StringComparer.Ordinal);

    static IResult Unknown() => ApiProblem.NotFound("There is no commitment with this id.");
}
