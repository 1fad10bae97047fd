using System.Diagnostics;
using System.Globalization;
using System.Net;
using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Benchmarks;

/// <summary>
/// The resolver client beside dnsperf, against nsd on loopback, in turns in one run: each asks every question once, both
/// must get the same answers, and only then the speeds are compared.
/// </summary>
static class DnsClientBench
{
    const int Rounds = 5;

    public static async Task<int> RunAsync(int domains, int window)
    {
        var directory = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        try
        {
            string zone = Path.Combine(directory, "zone"), file = Path.Combine(directory, "questions");
            DnsZone.Write(zone, domains);
            var questions = DnsZone.Questions(domains);
            DnsZone.Write(file, questions);
            using var nsd = await DnsNsd.StartAsync(directory, zone);
            await AskAsync(nsd.Endpoint, questions, window, inline: true);
            await AskAsync(nsd.Endpoint, questions, window, inline: false);
            List<double> inlineRatios = [], pooledRatios = [];
            for (var round = 0; round < Rounds; round++)
            {
                var peer = await DnsPerf.RunAsync(nsd.Endpoint, file, window);
                Print("dnsperf", peer);
                var inline = await AskAsync(nsd.Endpoint, questions, window, inline: true);
                var pooled = await AskAsync(nsd.Endpoint, questions, window, inline: false);
                if (!Agrees(peer, inline) || !Agrees(peer, pooled))
                    return 1;
                inlineRatios.Add(inline.PerSecond / peer.PerSecond);
                pooledRatios.Add(pooled.PerSecond / peer.PerSecond);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"median ratio to dnsperf: {Median(inlineRatios):0.00} inline, {Median(pooledRatios):0.00} by the pool"));
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static async Task<DnsRun> AskAsync(IPEndPoint server, List<DnsQuestion> questions, int window, bool inline)
    {
        using var resolver = new DnsResolver(new ResolverOptions
        {
            Upstreams = [Upstream.Udp(server)],
            RunsCallersInline = inline,
            MaxInFlight = window,
        });
        using var cancel = new CancellationTokenSource();
        var shared = new DnsAsking(resolver, questions, cancel.Token);
        var allocated = GC.GetTotalAllocatedBytes();
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, window).Select(_ => Task.Run(shared.RunAsync)));
        watch.Stop();
        var run = shared.Result(watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
        Print(inline ? "servanda, inline" : "servanda, by the pool", run);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"    {(GC.GetTotalAllocatedBytes() - allocated) / (double)questions.Count:0} octets allocated a query, {resolver.CacheOctets / 1024 / 1024} MB in the cache, {resolver.Counts}"));
        return run;
    }

    static bool Agrees(DnsRun peer, DnsRun ours)
    {
        if (peer.Lost == 0 && ours.Lost == 0 && peer.CodesText == ours.CodesText && peer.MeanOctets == ours.MeanOctets)
            return true;
        Console.WriteLine("The outputs differ, so the speeds are not compared.");
        return false;
    }

    static void Print(string who, DnsRun run) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{who}: {run.PerSecond:0} queries/s, {run.CpuMicroseconds:0.00} us processor time a query, {run.CodesText}, lost {run.Lost}, mean answer {run.MeanOctets} octets"));

    static double Median(List<double> ratios)
    {
        ratios.Sort();
        return ratios[ratios.Count / 2];
    }
}
