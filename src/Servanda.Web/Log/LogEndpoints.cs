using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Proofs;
using Servanda.Web.Hosting;

namespace Servanda.Web.Log;

/// <summary>The log for programs: checkpoint, tiles and entries (C2SP tlog-tiles), and proofs (C2SP tlog-proof).</summary>
static class LogEndpoints
{
    /// <summary>The log's URL is this below the portal's.</summary>
    public const string Prefix = "/log/";

    public static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<IPublishedLog>(provider => new FolderLog(provider.GetRequiredService<PortalOptions>().LogTree));
        services.AddSingleton<PortalLog>();
    }

    public static void Map(IEndpointRouteBuilder application)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        var files = new LogFiles(application.ServiceProvider.GetRequiredService<PortalOptions>().LogTree, Prefix);
        application.MapMethods(Prefix + "proof/{index:long:min(0)}", methods, ProveAsync).AllowAnonymous();
        application.MapMethods(Prefix + "{**path}", methods, files.HandleAsync).AllowAnonymous();
    }

    static async Task ProveAsync(HttpContext context, long index, PortalLog log)
    {
        context.Response.Headers.CacheControl = "public, max-age=2";
        if (await log.ProveAsync(index, context.RequestAborted) is not { } proof)
        {
            await context.ReplyAsync(StatusCodes.Status404NotFound, "There is no such entry in the published log.\n");
            return;
        }
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.ContentDisposition =
            string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"entry-{index}{TlogProof.FileExtension}\"");
        await context.ReplyAsync(StatusCodes.Status200OK, PlainReplies.TextType, proof.Write());
    }
}
