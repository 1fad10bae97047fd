using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Planning;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Runs;
using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Benchmarks;

/// <summary>
/// Assessing many domains by controls that need the DNS only, against nsd on loopback. The ceiling is what dnsperf does
/// with the very questions asked, divided by the questions a domain; the looks, the judging and the scorecards are ours.
/// </summary>
static class AssessBench
{
    static readonly string[] Controls =
        ["mail.spf", "mail.dkim", "mail.dmarc", "mail.tls-rpt", "mail.parked", "dns.dnssec", "dns.caa", "net.ipv6"];

    public static async Task<int> RunAsync(int domains)
    {
        var directory = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        try
        {
            string zone = Path.Combine(directory, "zone"), file = Path.Combine(directory, "questions");
            DnsZone.Write(zone, domains);
            using var nsd = await DnsNsd.StartAsync(directory, zone);
            // Warm up, and write down what is asked.
            var asked = new ConcurrentQueue<DnsQuestion>();
            await AssessAsync(nsd, domains, asked);
            DnsZone.Write(file, asked);
            var peer = await DnsPerf.RunAsync(nsd.Endpoint, file, 100);
            var perDomain = asked.Count / (double)domains;
            var ceiling = peer.PerSecond / perDomain;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"dnsperf: {peer.PerSecond:0} queries/s; {perDomain:0.0} queries a domain; ceiling {ceiling:0} domains/s"));
            foreach (var part in (int[])[domains / 4, domains / 2, domains])
            {
                var allocated = GC.GetTotalAllocatedBytes();
                var paused = GC.GetTotalPauseDuration();
                var cpu = Environment.CpuUsage.TotalTime;
                var (rate, findings) = await AssessAsync(nsd, part, null);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{part} domains: {rate:0} domains/s, {rate / ceiling:0.00} of the ceiling, {findings} findings, "
                    + $"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB; a domain: "
                    + $"{(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / part:0} us processor time, "
                    + $"{(GC.GetTotalAllocatedBytes() - allocated) / part / 1024} KB allocated, "
                    + $"{(GC.GetTotalPauseDuration() - paused).TotalMicroseconds / part:0} us collecting "
                    + $"({GC.CollectionCount(0)}, {GC.CollectionCount(1)}, {GC.CollectionCount(2)})"));
            }
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static async Task<(double Rate, long Findings)> AssessAsync(
        DnsNsd nsd, int domains, ConcurrentQueue<DnsQuestion>? asked)
    {
        using var resolver = new DnsResolver(new ResolverOptions
        {
            Upstreams = [Upstream.Udp(nsd.Endpoint)],
            RunsCallersInline = true,
        });
        using var prober = new Prober(resolver, new ProberOptions { Version = "bench" });
        var catalogue = EmbeddedCatalogue.Catalogue;
        Accord[] accords = [catalogue.FindAccord("cta")!, catalogue.FindAccord("pc")!];
        var options = new AssessmentOptions { Concurrency = 32, RetestAfter = TimeSpan.FromMilliseconds(50) };
        IProber looking = asked is null ? prober : new Recording(prober, asked);
        var run = new AssessmentRun(new Assessor(looking, TimeProvider.System, options), TimeProvider.System, options);
        var plan = Plan.For(Organisation(0), catalogue, accords, control => Controls.Contains(control.Id));
        var plans = Enumerable.Range(0, domains).Select(i => plan.Of(Organisation(i)));
        var watch = Stopwatch.StartNew();
        long findings = 0;
        await foreach (var assessed in run.RunAsync(plans, CancellationToken.None, CancellationToken.None))
            findings += assessed.Findings.Count;
        return (domains / watch.Elapsed.TotalSeconds, findings);
    }

    static Organisation Organisation(int number)
    {
        var domain = string.Create(CultureInfo.InvariantCulture, $"d{number}.{DnsZone.Origin}");
        return new Organisation { Id = domain, Name = domain, Assets = [new Asset(AssetKind.Domain, domain)] };
    }

    /// <summary>Writes down the questions that looks ask.</summary>
    sealed class Recording(IProber inner, ConcurrentQueue<DnsQuestion> asked) : IProber
    {
        public ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel)
        {
            if (subject is Subject.Answer answer)
                asked.Enqueue(new DnsQuestion(answer.Name, answer.Type));
            return inner.LookAsync(subject, freshness, cancel);
        }
    }
}
