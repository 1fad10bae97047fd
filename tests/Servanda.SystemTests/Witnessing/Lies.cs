using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Servanda.Cli.Serving;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Witnessing;

namespace Servanda.SystemTests.Witnessing;

/// <summary>A witness that lies, each time in the way it is told to.</summary>
sealed class Lies : IAsyncDisposable
{
    readonly CosigningKey _key = CosigningKey.Generate("liar.example");
    readonly WebListener _listener;

    Lies(Func<Lies, HttpContext, Task> lie, Func<RequestDelegate, WebListener> start) =>
        _listener = start(context => lie(this, context));

    public string Line => $"witness liar {_key.Verifier} {_listener.Address}";

    /// <summary>The ways it can lie.</summary>
    public static IReadOnlyDictionary<string, Func<Lies, HttpContext, Task>> Ways { get; } = new Dictionary<string, Func<Lies, HttpContext, Task>>
    {
        ["garbage"] = (_, context) => context.Response.WriteAsync("<html>It works!</html>"),
        ["endless"] = EndlesslyAsync,
        ["slowly"] = (_, context) => Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted),
        ["another root"] = (lies, context) => CosignAsync(context, DateTimeOffset.UnixEpoch.AddSeconds(Now()), lies._key, isOther: true),
        ["another key"] = async (_, context) =>
        {
            using var other = CosigningKey.Generate("liar.example");
            await CosignAsync(context, DateTimeOffset.UnixEpoch.AddSeconds(Now()), other, isOther: false);
        },
        ["an old time"] = (lies, context) => CosignAsync(context, DateTimeOffset.UnixEpoch.AddSeconds(Now()).AddDays(-365), lies._key, isOther: false),
        ["a size of its own"] = (_, context) => ConflictAsync(context, "1000000\n"),
        ["no size"] = (_, context) => ConflictAsync(context, "many\n"),
        ["a redirect"] = (_, context) =>
        {
            context.Response.Redirect("http://127.0.0.1:1/");
            return Task.CompletedTask;
        },
    };

    public static async Task<Lies> StartAsync(string way)
    {
        RequestDelegate handle = _ => Task.CompletedTask;
        var listener = await WebListener.StartAsync(
            new IPEndPoint(IPAddress.Loopback, 0), AddCheckpoint.MaxOctets, context => handle(context), TestContext.Current.CancellationToken);
        return new Lies(Ways[way], answer =>
        {
            handle = answer;
            return listener;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _key.Dispose();
    }

    static async Task CosignAsync(HttpContext context, DateTimeOffset at, CosigningKey key, bool isOther)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var checkpoint = CheckpointNote.Read(AddCheckpoint.Read(body.ToArray()).Value!.Checkpoint).Value!.Checkpoint;
        var text = (isOther ? checkpoint with { Root = Rfc6962.Empty } : checkpoint).Write();
        await context.Response.WriteAsync(key.Cosign(Encoding.UTF8.GetBytes(text), at).Write());
    }

    static Task ConflictAsync(HttpContext context, string size)
    {
        context.Response.StatusCode = StatusCodes.Status409Conflict;
        context.Response.ContentType = WitnessReply.SizeType;
        return context.Response.WriteAsync(size);
    }

    static async Task EndlesslyAsync(Lies lies, HttpContext context)
    {
        var line = new byte[64 * 1024];
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.Body.WriteAsync(line, context.RequestAborted);
    }

    static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
}
