using Microsoft.AspNetCore.Http;

namespace Servanda.Web.Api;

/// <summary>Whose pages may read this: everybody's, as it is public and no cookie is looked at (Fetch, CORS protocol).</summary>
static class ApiCors
{
    const string Headers = "If-None-Match", Exposed = "ETag, Link", KeptSeconds = "86400";

    public static void Allow(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = Exposed;
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    /// <summary>What a browser asks before it sends a header of a program's own.</summary>
    public static IResult Preflight(HttpContext context)
    {
        Allow(context.Response);
        context.Response.Headers.AccessControlAllowMethods = string.Join(", ", ApiEndpoints.Methods);
        context.Response.Headers.AccessControlAllowHeaders = Headers;
        context.Response.Headers.AccessControlMaxAge = KeptSeconds;
        return TypedResults.NoContent();
    }
}
