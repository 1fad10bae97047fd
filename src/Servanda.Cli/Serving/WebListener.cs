using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Servanda.Cli.Serving;

/// <summary>A small HTTP server on one address: every request goes to one handler. TLS is the affair of the web server in
/// front of it.</summary>
sealed class WebListener : IAsyncDisposable
{
    const int MaxConnections = 1000;

    static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10), KeepAlive = TimeSpan.FromMinutes(2);

    readonly WebApplication _application;

    WebListener(WebApplication application) => _application = application;

    /// <summary>Where it listens, the port chosen by the system where 0 was asked for.</summary>
    public string Address => _application.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Starts to listen.</summary>
    /// <param name="endpoint">On which address and port.</param>
    /// <param name="maxBody">Octets of a request's body at the most.</param>
    /// <param name="handle">Answers a request.</param>
    /// <param name="cancel">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<WebListener> StartAsync(
        IPEndPoint endpoint, int maxBody, RequestDelegate handle, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = maxBody;
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.Limits.KeepAliveTimeout = KeepAlive;
            kestrel.Listen(endpoint);
        });
        var application = builder.Build();
        application.Run(handle);
        await application.StartAsync(cancel);
        return new WebListener(application);
    }

    /// <summary>Takes no more, and lets what was begun end, for some seconds.</summary>
    public Task StopAsync() => _application.StopAsync();

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
