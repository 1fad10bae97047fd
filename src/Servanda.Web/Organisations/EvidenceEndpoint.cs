using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Servanda.Core;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Web.Log;

namespace Servanda.Web.Organisations;

/// <summary>Bundles of evidence under their digest: as they came in, which never changes, and with the log's proof inside.</summary>
static class EvidenceEndpoint
{
    const string Route = "/evidence/{file}", LoggedRoute = "/evidence/{digest}/logged.zip", Ending = ".zip";

    // The proof is another one as soon as the log has grown; an older one is as good.
    const string Forever = "public, max-age=31536000, immutable", Hour = "public, max-age=3600", Moment = "public, max-age=2";

    public static void Map(IEndpointRouteBuilder routes)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods(Route, methods, SendAsync).AllowAnonymous().WithDisplayName("evidence");
        routes.MapMethods(LoggedRoute, methods, SendLoggedAsync).AllowAnonymous().WithDisplayName("evidence with proof");
    }

    static async Task<Results<FileContentHttpResult, NotFound>> SendAsync(
        string file, HttpContext context, Database database, CancellationToken cancel)
    {
        if (!file.EndsWith(Ending, StringComparison.Ordinal) || !Digest.TryRead(file[..^Ending.Length], out var digest) ||
            await new MeasurementReads(database).FindBundleAsync(digest, cancel) is not { } octets)
            return TypedResults.NotFound();
        return Send(context, octets, digest, Forever);
    }

    static async Task<Results<FileContentHttpResult, NotFound>> SendLoggedAsync(
        string digest, HttpContext context, Database database, PortalLog log, CancellationToken cancel)
    {
        if (Digest.TryRead(digest, out var read) && await new LoggedBundles(database, log).FindAsync(read, cancel) is { } octets)
            return Send(context, octets, read, Hour);
        // It may be there in a moment.
        context.Response.Headers.CacheControl = Moment;
        return TypedResults.NotFound();
    }

    static FileContentHttpResult Send(HttpContext context, byte[] octets, Digest digest, string caching)
    {
        context.Response.Headers.CacheControl = caching;
        // Whoever checks a bundle in a browser of another site may read it too: it is public.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.File(octets, "application/zip", $"servanda-{digest.ToString()[..12]}{Ending}");
    }
}
