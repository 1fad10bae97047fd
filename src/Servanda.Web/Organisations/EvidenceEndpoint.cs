using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Servanda.Core;
using Servanda.Storage;
using Servanda.Storage.Measurement;

namespace Servanda.Web.Organisations;

/// <summary>Bundles of evidence under their digest: what such a path gives never changes.</summary>
static class EvidenceEndpoint
{
    const string Route = "/evidence/{file}", Ending = ".zip";
    const string Forever = "public, max-age=31536000, immutable";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods(Route, ["GET", "HEAD"], SendAsync).AllowAnonymous().WithDisplayName("evidence");

    static async Task<Results<FileContentHttpResult, NotFound>> SendAsync(
        string file, HttpContext context, Database database, CancellationToken cancel)
    {
        if (!file.EndsWith(Ending, StringComparison.Ordinal) || !Digest.TryRead(file[..^Ending.Length], out var digest) ||
            await new MeasurementReads(database).FindBundleAsync(digest, cancel) is not { } octets)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = Forever;
        // Whoever checks a bundle in a browser of another site may read it too: it is public.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.File(octets, "application/zip", $"servanda-{digest.ToString()[..12]}{Ending}");
    }
}
