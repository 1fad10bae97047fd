using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Servanda.Transparency.Tiles;
using Servanda.Web.Hosting;

namespace Servanda.Web.Log;

/// <summary>
/// A log's directory over HTTP (C2SP tlog-tiles, APIs): the checkpoint, tiles and bundles of entries, and nothing else that
/// may lie there. A path has one spelling; every other one, percent-encoded or with dots, is not found.
/// </summary>
/// <param name="root">The directory with <c>checkpoint</c> and <c>tile</c>.</param>
/// <param name="prefix">What stands before each path, such as <c>/log/</c>.</param>
sealed class LogFiles(string root, string prefix)
{
    const string OctetsType = "application/octet-stream";

    // A full tile never changes. A partial one neither, but it goes when the full one is there.
    const string Forever = "public, max-age=31536000, immutable", Long = "public, max-age=86400, immutable";
    const string Moment = "public, max-age=2";

    public Task HandleAsync(HttpContext context)
    {
        if (!context.IsReading())
            return Task.CompletedTask;
        // The log is public, and verifiers run in browsers as well.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (!target.StartsWith(prefix, StringComparison.Ordinal))
            return NotFoundAsync(context);
        var path = target[prefix.Length..];
        if (path == TileDirectory.CheckpointFile)
            return SendAsync(context, TileDirectory.CheckpointFile, PlainReplies.TextType, Moment);
        return TileId.Read(path).Value is { } id
            ? SendAsync(context, id.Path, OctetsType, id.IsPartial ? Long : Forever)
            : NotFoundAsync(context);
    }

    async Task SendAsync(HttpContext context, string path, string type, string caching)
    {
        try
        {
            await using var file = new FileStream(
                Path.Combine(root, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true);
            var response = context.Response;
            response.ContentType = type;
            response.ContentLength = file.Length;
            response.Headers.CacheControl = caching;
            response.Headers.XContentTypeOptions = "nosniff";
            if (HttpMethods.IsGet(context.Request.Method))
                await file.CopyToAsync(response.Body, context.RequestAborted);
        }
        catch (FileNotFoundException)
        {
            await NotFoundAsync(context);
        }
        catch (DirectoryNotFoundException)
        {
            await NotFoundAsync(context);
        }
        catch (UnauthorizedAccessException)
        {
            // A directory where a file would be, or one that is not ours to read.
            await NotFoundAsync(context);
        }
    }

    static Task NotFoundAsync(HttpContext context)
    {
        // It may be there in a moment.
        context.Response.Headers.CacheControl = Moment;
        return context.ReplyAsync(StatusCodes.Status404NotFound, "nothing here\n");
    }
}
