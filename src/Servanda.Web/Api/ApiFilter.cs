using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Web.Hosting;

namespace Servanda.Web.Api;

/// <summary>What holds of every answer of the API: a query that is understood whole or refused, a tag that names the state of
/// everything public, and a problem in words where there is one.</summary>
sealed class ApiFilter(PublicEdition edition, Catalogue catalogue) : IEndpointFilter
{
    /// <summary>Changed with the form of the answers, so that nobody takes an old one for the same.</summary>
    const string Form = "1";

    const int TagDigits = 8;

    const string Caching = "public, max-age=10", RetryAfterSeconds = "10";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        ApiCors.Allow(http.Response);
        var parameters = http.GetEndpoint()?.Metadata.GetMetadata<ApiParameters>() ?? ApiParameters.None;
        if (parameters.Check(http.Request.Query) is { Count: > 0 } problems)
            return ApiProblem.BadQuery(problems);
        try
        {
            var tag = $"W/\"{Form}.{await edition.FindAsync(http.RequestAborted)}.{catalogue.Digest.ToString()[..TagDigits]}\"";
            http.Response.Headers.ETag = tag;
            http.Response.Headers.CacheControl = Caching;
            if (http.Request.Headers.IfNoneMatch.Any(line => Names(line, tag)))
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            return await next(context);
        }
        catch (DbException)
        {
            return Away(http);
        }
        catch (StorageException)
        {
            return Away(http);
        }
    }

    // RFC 9110 section 13.1.2: compared weakly, any of a list, or * for anything.
    static bool Names(string? line, string tag) => line is not null &&
        line.Split(',').Any(one => one.Trim() is var given && (given == "*" || given == tag || given == tag[2..]));

    static IResult Away(HttpContext http)
    {
        http.Response.Headers.ETag = default;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.RetryAfter = RetryAfterSeconds;
        return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "The database does not answer. Try again in a moment.");
    }
}
