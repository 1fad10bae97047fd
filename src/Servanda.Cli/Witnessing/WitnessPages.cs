using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Servanda.Core;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Witnessing;
using Servanda.Web.Hosting;

namespace Servanda.Cli.Witnessing;

/// <summary>
/// A witness over HTTP (C2SP tlog-witness): <c>POST /add-checkpoint</c>, <c>GET /SHA-256-OF-ORIGIN/checkpoint</c>, and on
/// <c>/</c> in plain text who it is and what it has seen.
/// </summary>
/// <param name="witness">The witness.</param>
/// <param name="tell">Takes a line for the operator.</param>
/// <param name="clock">The time before each line.</param>
sealed class WitnessPages(Witness witness, Action<string> tell, TimeProvider clock)
{
    const string AddPath = $"/{AddCheckpoint.Path}", CheckpointEnding = "/checkpoint";
    const int OriginHashLength = 64;

    public Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path == AddPath)
            return AddAsync(context);
        if (!context.IsReading())
            return Task.CompletedTask;
        context.Response.Headers.CacheControl = "max-age=5";
        if (path == "/")
            return context.ReplyAsync(StatusCodes.Status200OK, Status());
        return path.Length == 1 + OriginHashLength + CheckpointEnding.Length && path.EndsWith(CheckpointEnding, StringComparison.Ordinal)
            && witness.Find(path[1..^CheckpointEnding.Length]) is { } note
            ? context.ReplyAsync(StatusCodes.Status200OK, PlainReplies.TextType, note)
            : context.ReplyAsync(StatusCodes.Status404NotFound, "nothing here\n");
    }

    async Task AddAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = "POST";
            await context.ReplyAsync(StatusCodes.Status405MethodNotAllowed, "add-checkpoint is asked with POST\n");
            return;
        }
        var body = new byte[AddCheckpoint.MaxOctets + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, context.RequestAborted);
        var reply = Add(body.AsSpan(0, length));
        if (reply.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await context.ReplyAsync(reply.Status, reply.ContentType, reply.Octets());
    }

    WitnessReply Add(ReadOnlySpan<byte> request)
    {
        try
        {
            var reply = witness.Add(request);
            // Only what a log signed is told: strangers cannot fill the operator's disk.
            if (reply.About is { } about && reply.Status != StatusCodes.Status409Conflict)
                Tell($"{about.Origin} at {about.Size}: {(reply.Status == StatusCodes.Status200OK ? "cosigned" : $"{reply.Status}, {reply.Body.TrimEnd()}")}");
            return reply;
        }
        catch (IOException fault)
        {
            Tell($"nothing cosigned: {fault.Message}");
            return WitnessReply.Broken;
        }
        catch (UnauthorizedAccessException fault)
        {
            Tell($"nothing cosigned: {fault.Message}");
            return WitnessReply.Broken;
        }
    }

    void Tell(string line) => tell(Visible.Of(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'} {line}")));

    string Status()
    {
        var text = new StringBuilder($"A witness of transparency logs (C2SP tlog-witness)\n{witness.Verifier}\n\n");
        foreach (var (log, last) in witness.Logs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Visible.Of(log.Origin)}\n  {(last is null ? "nothing cosigned yet" : Cosigned(last))}\n");
            text.Append(CultureInfo.InvariantCulture, $"  /{log.OriginHash}{CheckpointEnding}\n");
        }
        return text.ToString();
    }

    static string Cosigned(CosignedCheckpoint last) => string.Create(CultureInfo.InvariantCulture,
        $"{last.Checkpoint.Size} entries, root {last.Checkpoint.Root}, cosigned {CosignedTime.Words(last.Cosignature.Time)}");
}
