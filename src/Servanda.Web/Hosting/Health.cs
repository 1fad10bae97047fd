using System.Data.Common;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Core.Json;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Web.Log;

namespace Servanda.Web.Hosting;

/// <summary>
/// For whatever watches the process: <c>/healthz</c> says that it is alive, and nothing else; <c>/readyz</c> whether it can do its
/// work, with 503 while it cannot. Migrations are done before the first request is taken, so a database that answers is one that is
/// up to date.
/// </summary>
static class Health
{
    // Whoever asks has a time-out of its own, and asks again.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder application)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        application.MapMethods("/healthz", methods, context => AnswerAsync(context, StatusCodes.Status200OK, JsonItem.Of(("alive", true))))
            .AllowAnonymous().DisableRateLimiting();
        application.MapMethods("/readyz", methods, ReadyAsync).AllowAnonymous().DisableRateLimiting();
    }

    static async Task ReadyAsync(HttpContext context)
    {
        var services = context.RequestServices;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        late.CancelAfter(Patience);
        var waiting = await WaitingAsync(services.GetRequiredService<Database>(), late.Token);
        var isLogOpen = await IsLogOpenAsync(services.GetRequiredService<PortalLog>(), late.Token);
        var isReady = waiting is not null && isLogOpen;
        await AnswerAsync(context, isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, JsonItem.Of(
            ("ready", isReady), ("database", waiting is not null), ("log", isLogOpen),
            ("leavesWaiting", waiting?.Waiting is { } leaves ? (JsonItem)leaves : null),
            ("leavesRefused", waiting?.Refused is { } refused ? (JsonItem)refused : null)));
    }

    /// <summary>Null while the database does not answer.</summary>
    static async Task<OutboxCounts?> WaitingAsync(Database database, CancellationToken cancel)
    {
        try
        {
            return await new OutboxReader(database).CountAsync(cancel);
        }
        catch (DbException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    static async Task<bool> IsLogOpenAsync(PortalLog log, CancellationToken cancel)
    {
        try
        {
            return await log.CheckpointAsync(cancel) is not null;
        }
        catch (IOException)
        {
            return false;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    static Task AnswerAsync(HttpContext context, int status, JsonItem what)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.ReplyAsync(status, "application/json", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(CanonicalJson.Write(what)) + "\n"));
    }
}
