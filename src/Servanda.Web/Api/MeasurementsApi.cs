using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Measurement;

namespace Servanda.Web.Api;

/// <summary>Public assessments: scorecards and findings. What is private to an organisation is not found here.</summary>
static class MeasurementsApi
{
    const int MaxHistory = 1000;

    public static void MapMeasurements(this IEndpointRouteBuilder api)
    {
        api.Reads("/organisations/{id}/assessments", HistoryAsync, ApiParameter.Limit, ApiParameter.Cursor)
            .WithSummary("The public assessments of an organisation, the latest first.").Produces<ApiPage<AssessmentDto>>();
        api.Reads("/organisations/{id}/scorecard", LatestAsync)
            .WithSummary("What the latest public assessment shows.").Produces<ScorecardDto>().Produces<ApiProblem>(404);
        api.Reads("/organisations/{id}/findings", LatestFindingsAsync,
                ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Control, ApiParameter.Finding)
            .WithSummary("What the rules found in the latest public assessment.")
            .Produces<ApiPage<FindingDto>>().Produces<ApiProblem>(404);
        api.Reads("/organisations/{id}/standings", StandingsAsync, ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Control)
            .WithSummary("How its controls stood over time, in public.").Produces<ApiPage<StandingDto>>();
        api.Reads("/assessments/{id}", GetAsync)
            .WithSummary("What a public assessment shows.").Produces<ScorecardDto>().Produces<ApiProblem>(404);
        api.Reads("/assessments/{id}/findings", FindingsAsync,
                ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Control, ApiParameter.Finding)
            .WithSummary("What the rules found in a public assessment.").Produces<ApiPage<FindingDto>>().Produces<ApiProblem>(404);
    }

    static async Task<IResult> HistoryAsync(HttpContext context, string id, Database database, CancellationToken cancel) => ApiPages.Of(
        context, await new MeasurementReads(database).HistoryAsync(id, MaxHistory, cancel),
        one => $"{long.MaxValue - one.StartedAt.ToUnixTimeSeconds():D19} {one.Id}", AssessmentDto.Of);

    static async Task<IResult> LatestAsync(string id, Database database, CancellationToken cancel) =>
        await new MeasurementReads(database).FindLatestAsync(id, cancel) is { } latest ? TypedResults.Ok(ScorecardDto.Of(latest)) : None();

    static async Task<IResult> LatestFindingsAsync(HttpContext context, string id, Database database, CancellationToken cancel) =>
        Findings(context, await new MeasurementReads(database).FindLatestAsync(id, cancel));

    static async Task<IResult> StandingsAsync(HttpContext context, string id, Database database, CancellationToken cancel)
    {
        var control = ApiParameter.Control.In(context.Request);
        var histories = await new StandingReads(database).ControlsAsync(id, cancel);
        return ApiPages.Of(context,
            histories.Where(one => control is null || one.Subject == control)
                .SelectMany(one => one.Runs.Index().Select(run => (Control: one.Subject, run.Index, run.Item))),
            one => $"{one.Control} {one.Index:D9}", one => StandingDto.Of(id, one.Control, one.Item));
    }

    static async Task<IResult> GetAsync(string id, Database database, CancellationToken cancel) =>
        await new MeasurementReads(database).FindAsync(id, cancel) is { } found ? TypedResults.Ok(ScorecardDto.Of(found)) : None();

    static async Task<IResult> FindingsAsync(HttpContext context, string id, Database database, CancellationToken cancel) =>
        Findings(context, await new MeasurementReads(database).FindAsync(id, cancel));

    static IResult Findings(HttpContext context, StoredAssessment? assessment)
    {
        if (assessment is null)
            return None();
        var (control, status) = (ApiParameter.Control.In(context.Request), ApiParameter.Finding.In(context.Request));
        return ApiPages.Of(context,
            assessment.Findings.Index()
                .Where(one => control is null || one.Item.ControlId == control)
                .Where(one => status is null || Words.Id(one.Item.Status) == status),
            one => $"{one.Index:D9}", one => FindingDto.Of(one.Item));
    }

    static IResult None() => ApiProblem.NotFound("Nothing is published here: not measured, or not public yet.");
}
