using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Microsoft.AspNetCore.Http;
using Servanda.Cli.Assessing;

namespace Servanda.Cli.Serving;

/// <summary>What commands that serve have in common: where they listen, and how they end.</summary>
static class Serve
{
    /// <summary>The option <c>--listen</c>, of the command that makes it.</summary>
    public static Option<IPEndPoint> Listen() => new("--listen")
    {
        Description = "Address and port; TLS is for the web server in front. Port 0 takes any that is free",
        HelpName = "ADDR:PORT",
        DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, 8080),
        CustomParser = Read,
    };

    /// <summary>Serves until asked to stop; the first line says where.</summary>
    public static async Task RunAsync(IPEndPoint endpoint, int maxBody, RequestDelegate handle, TextWriter talk)
    {
        var stopped = new TaskCompletionSource();
        using var signals = new StopSignals(stopped.SetResult);
        await using var listener = await WebListener.StartAsync(endpoint, maxBody, handle, signals.Cancel);
        await talk.WriteLineAsync($"Listening on {listener.Address} (stop with Ctrl-C)");
        await talk.FlushAsync();
        await stopped.Task;
        await listener.StopAsync();
    }

    static IPEndPoint? Read(ArgumentResult result)
    {
        if (IPEndPoint.TryParse(result.Tokens[0].Value, out var endpoint) && result.Tokens[0].Value.Contains(':', StringComparison.Ordinal))
            return endpoint;
        result.AddError($"'{result.Tokens[0].Value}' is no address with a port: write 127.0.0.1:8080 or [::1]:8080.");
        return null;
    }
}
