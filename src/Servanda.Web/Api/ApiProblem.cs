using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Servanda.Web.Api;

/// <summary>What is wrong with a request, for a program and for whoever wrote it (RFC 9457).</summary>
/// <param name="Type">Names the kind of problem.</param>
/// <param name="Title">The kind in words.</param>
/// <param name="Status">The status code.</param>
/// <param name="Detail">What was wrong this time.</param>
/// <param name="Errors">Each parameter that was wrong; empty where it was none.</param>
sealed record ApiProblem(string Type, string Title, int Status, string Detail, IReadOnlyList<ApiParameterProblem> Errors)
{
    const string MediaType = "application/problem+json", Kinds = "urn:servanda:problem:";

    /// <summary>An answer with this problem.</summary>
    public static IResult Of(int status, string kind, string detail, params IReadOnlyList<ApiParameterProblem> errors) => TypedResults.Json(
        new ApiProblem(Kinds + kind, ReasonPhrases.GetReasonPhrase(status), status, detail, errors), ApiJson.Default.ApiProblem, MediaType, status);

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not-found", detail);

    /// <summary>Says what a resource may be asked for; the header that names the methods is there already (RFC 9110 §15.5.6).</summary>
    public static IResult OnlyRead(string allowed) => Of(
        StatusCodes.Status405MethodNotAllowed, "method", $"Everything public here is only read. Allowed: {allowed}.");

    public static IResult BadQuery(IReadOnlyList<ApiParameterProblem> errors) => Of(
        StatusCodes.Status400BadRequest, "query", "The query is not understood; nothing of it was looked at.", errors);
}

/// <summary>What is wrong with a parameter.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Detail">What is wrong.</param>
sealed record ApiParameterProblem(string Parameter, string Detail);
