using System.Net;
using System.Text;
using Servanda.SystemTests.Portal;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Serving;

/// <summary>Traces and metrics as a collector gets them (OTLP over HTTP).</summary>
public sealed class TelemetryTests
{
    const string Canary = "canary7f3a", Client = "198.51.100.77";

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_gets_traces_and_metrics_and_learns_nothing_of_anybody()
    {
        using var scratch = new Scratch();
        using var collector = new HttpListener();
        var place = FormattableString.Invariant($"http://127.0.0.1:{Ports.Free()}/");
        collector.Prefixes.Add(place);
        collector.Start();
        var (traces, metrics) = (new StringBuilder(), new StringBuilder());
        var collecting = CollectAsync(collector, traces, metrics);
        await using var process = RealProcess.Start("/usr/bin/env",
            $"OTEL_EXPORTER_OTLP_ENDPOINT={place}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "OTEL_BSP_SCHEDULE_DELAY=200",
            "OTEL_METRIC_EXPORT_INTERVAL=1000", "dotnet", CommandLine.Program, "serve", "--data", scratch.At("data"), "--measure", "none",
            "--proxy", "127.0.0.1", "--urls", "http://127.0.0.1:0");
        var portal = await ServedPortal.AtAsync(process);
        using (var browser = new HttpClient { BaseAddress = portal })
        {
            browser.DefaultRequestHeaders.UserAgent.ParseAdd($"{Canary}/1.0");
            browser.DefaultRequestHeaders.Add("Cookie", $"name={Canary}");
            browser.DefaultRequestHeaders.Add("X-Forwarded-For", Client);
            browser.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            browser.DefaultRequestHeaders.Add("tracestate", $"a={Canary}");
            browser.DefaultRequestHeaders.Add("baggage", $"user={Canary}");
            foreach (var path in (string[])
                ["/en/organisations?q=", "/fr/nothing/", "/api/v1/organisations/", "/en/apply/confirm/", "/en/applications/", "/log/", "/en/set-up/"])
                (await browser.GetAsync(path + Canary, Cancel)).Dispose();
            using var form = new FormUrlEncodedContent([new("Mail", $"{Canary}@example.org"), new("Password", Canary)]);
            (await browser.PostAsync("/en/sign-in", form, Cancel)).Dispose();
        }
        await SaysAsync(traces, "/organisations");
        await SaysAsync(traces, "log.run");
        await SaysAsync(metrics, "http.server.request.duration");
        await SaysAsync(metrics, "servanda.log.leaves");
        await RealProcess.RunAsync("/bin/kill", ["-TERM", FormattableString.Invariant($"{process.Id}")]);
        await process.EndsAsync();
        collector.Stop();
        await collecting;
        foreach (var all in (string[])[traces.ToString(), metrics.ToString()])
        {
            Assert.DoesNotContain(Canary, all, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Client, all, StringComparison.Ordinal);
        }

        async Task SaysAsync(StringBuilder all, string words)
        {
            var began = TimeProvider.System.GetTimestamp();
            while (true)
            {
                lock (all)
                {
                    if (all.ToString().Contains(words, StringComparison.Ordinal))
                        return;
                }
                Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"the collector never got {words}\n{process.Log}");
                await Task.Delay(100, Cancel);
            }
        }
    }

    /// <summary>Protocol Buffers keep text as it is, so it can be looked for in the octets.</summary>
    static async Task CollectAsync(HttpListener collector, StringBuilder traces, StringBuilder metrics)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await collector.GetContextAsync();
            }
            catch (HttpListenerException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body, Cancel);
            var all = context.Request.Url!.AbsolutePath.EndsWith("/traces", StringComparison.Ordinal) ? traces : metrics;
            lock (all)
                all.AppendLine(Encoding.Latin1.GetString(body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
    }
}
