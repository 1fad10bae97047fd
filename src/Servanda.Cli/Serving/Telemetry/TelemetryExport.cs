using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Servanda.Cli.Serving.Telemetry;

/// <summary>
/// Traces and metrics by OpenTelemetry, sent only where the operator named a collector in <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>. What
/// would tell of a person is taken out of a trace before it leaves: paths are those of routes, without what stood in them, and there
/// is no query, no address and no browser.
/// </summary>
static class TelemetryExport
{
    const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    static readonly string[] Personal =
        ["url.query", "url.full", "user_agent.original", "client.address", "client.port", "network.peer.address", "network.peer.port"];

    public static void AddTo(IServiceCollection services)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 })
            return;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("servanda", serviceVersion: Product.Version))
            .WithTracing(traces => traces
                .AddSource(WorkTelemetry.Name)
                .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = (trace, response) => Clean(trace, response.HttpContext))
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(WorkTelemetry.Name)
                .AddMeter("Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter());
    }

    /// <summary>Leaves the route, and what says nothing of who asked for what.</summary>
    internal static void Clean(System.Diagnostics.Activity trace, HttpContext context)
    {
        foreach (var name in Personal)
            trace.SetTag(name, null);
        // Whatever a client writes there would go to the collector (W3C Trace Context §3.3).
        trace.TraceStateString = null;
        trace.SetTag("url.path", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
    }
}
