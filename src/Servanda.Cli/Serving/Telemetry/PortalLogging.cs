using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Servanda.Cli.Serving.Telemetry;

/// <summary>
/// What the process says of its work: a JSON object on each line of standard error for whatever collects it, or short lines for a
/// person at a terminal. Neither holds personal data: what frameworks say of each request, with its path and query, is left out, and
/// our own messages hold states, counts, numbers and ids.
/// </summary>
static class PortalLogging
{
    const string Ours = "Servanda";

    public static void AddTo(ILoggingBuilder logging, bool isTerminal)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter(Ours, isTerminal ? LogLevel.Warning : LogLevel.Information);
        logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (isTerminal)
            logging.AddSimpleConsole(line => line.SingleLine = true);
        else
            logging.AddJsonConsole(line =>
            {
                line.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                line.UseUtcTimestamp = true;
                // The trace's number only: frameworks put the path of a request into theirs.
                line.IncludeScopes = false;
            });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
