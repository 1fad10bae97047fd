using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Servanda.Web.Assets;

/// <summary>Serves assets: each path for ever, as it names its content.</summary>
static class AssetEndpoint
{
    const string Forever = "public, max-age=31536000, immutable";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods(AssetStore.Root + "{file}", ["GET", "HEAD"], SendAsync).AllowAnonymous().WithDisplayName("asset");

    static async Task SendAsync(HttpContext context, AssetStore assets)
    {
        var response = context.Response;
        if (assets.Find(context.Request.Path.Value ?? "") is not { } asset)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var takesBrotli = context.Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "br" && coding.Quality is not 0);
        var octets = takesBrotli ? asset.Brotli : asset.Octets;
        response.ContentType = asset.Type;
        response.ContentLength = octets.Length;
        response.Headers.CacheControl = Forever;
        response.Headers.Vary = "Accept-Encoding";
        if (takesBrotli)
            response.Headers.ContentEncoding = "br";
        if (HttpMethods.IsGet(context.Request.Method))
            await response.Body.WriteAsync(octets, context.RequestAborted);
    }
}
