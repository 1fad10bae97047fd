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
using Servanda.Dns.Dnssec;

namespace Servanda.Benchmarks;

/// <summary>
/// Assessing many domains by controls that need the DNS only, against nsd on loopback. The ceiling is what dnsperf does
/// with the very questions asked, divided by the questions a domain; the looks, the judging and the scorecards are ours.
/// </summary>
static class AssessBench
{
    const int Rounds = 3;

    static readonly string[] Controls =
        ["mail.spf", "mail.dkim", "mail.dmarc", "mail.tls-rpt", "mail.parked", "dns.dnssec", "dns.caa", "net.ipv6"];

    public static async Task<int> RunAsync(int domains, int atOnce)
    {
        var directory = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        try
        {
            string zone = Path.Combine(directory, "zone"), file = Path.Combine(directory, "questions");
            DnsZone.Write(zone, domains);
            using var nsd = await DnsNsd.StartAsync(directory, zone);
            // Warm up, and write down what is asked.
            double perDomain;
            using (var asked = new QuestionFile(file))
            {
                await AssessAsync(nsd, domains, atOnce, asked);
                perDomain = asked.Count / (double)domains;
            }
            foreach (var part in (int[])[domains / 4, domains / 2])
                Print(await AssessAsync(nsd, part, atOnce, null));
            List<double> ratios = [];
            for (var round = 0; round < Rounds; round++)
            {
                var peer = await DnsPerf.RunAsync(nsd.Endpoint, file, 100);
                var ceiling = peer.PerSecond / perDomain;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"dnsperf: {peer.PerSecond:0} queries/s, lost {peer.Lost}; {perDomain:0.0} queries a domain; ceiling {ceiling:0} domains/s"));
                var run = await AssessAsync(nsd, domains, atOnce, null);
                Print(run);
                ratios.Add(run.PerSecond / ceiling);
            }
            ratios.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"of the ceiling: {string.Join(", ", ratios.Select(ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture)))}; median {ratios[Rounds / 2]:0.00}"));
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Says what a run gave.</summary>
    public static void Print(AssessRun run) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{run.Domains} domains: {run.PerSecond:0} domains/s, {run.Findings} findings, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB; a domain: ")
        + string.Create(CultureInfo.InvariantCulture,
        $"{run.Cpu.TotalMicroseconds / run.Domains:0} us processor time, {run.Allocated / run.Domains / 1024} KB allocated, {run.Paused.TotalMicroseconds / run.Domains:0} us collecting"));

    /// <summary>Assesses once.</summary>
    /// <param name="nsd">Who answers.</param>
    /// <param name="domains">How many domains.</param>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="asked">Takes down what is asked; null for nothing.</param>
    /// <param name="anchors">What to validate with; null not to.</param>
    public static async Task<AssessRun> AssessAsync(
        DnsNsd nsd, int domains, int atOnce, QuestionFile? asked, TrustAnchors? anchors = null)
    {
        using var resolver = new DnsResolver(new ResolverOptions
        {
            Upstreams = [Upstream.Udp(nsd.Endpoint)],
            RunsCallersInline = true,
        });
        using var prober = new Prober(resolver, new ProberOptions { Version = "bench", Anchors = anchors });
        var catalogue = EmbeddedCatalogue.Catalogue;
        Accord[] accords = [catalogue.FindAccord("cta")!, catalogue.FindAccord("pc")!];
        var options = new AssessmentOptions { Concurrency = atOnce, RetestAfter = TimeSpan.FromMilliseconds(5) };
        IProber looking = asked is null ? prober : new Recording(prober, asked);
        var run = new AssessmentRun(new Assessor(looking, TimeProvider.System, options), TimeProvider.System, options);
        var plan = Plan.For(Organisation(0), catalogue, accords, control => Controls.Contains(control.Id));
        var plans = Enumerable.Range(0, domains).Select(i => plan.Of(Organisation(i)));
        var (allocated, paused, cpu) =
            (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration(), Environment.CpuUsage.TotalTime);
        var watch = Stopwatch.StartNew();
        long findings = 0;
        await foreach (var assessed in run.RunAsync(plans, CancellationToken.None, CancellationToken.None))
            findings += assessed.Findings.Count;
        return new AssessRun(domains, domains / watch.Elapsed.TotalSeconds, findings, Environment.CpuUsage.TotalTime - cpu,
            GC.GetTotalAllocatedBytes() - allocated, GC.GetTotalPauseDuration() - paused);
    }

    /// <summary>What one run gave.</summary>
    /// <param name="Domains">Domains assessed.</param>
    /// <param name="PerSecond">Domains a second.</param>
    /// <param name="Findings">Findings made.</param>
    /// <param name="Cpu">Processor time.</param>
    /// <param name="Allocated">Octets allocated.</param>
    /// <param name="Paused">Time spent collecting.</param>
    internal sealed record AssessRun(
        int Domains, double PerSecond, long Findings, TimeSpan Cpu, long Allocated, TimeSpan Paused);

    static Organisation Organisation(int number)
    {
        var domain = string.Create(CultureInfo.InvariantCulture, $"d{number}.{DnsZone.Origin}");
        return new Organisation { Id = domain, Name = domain, Assets = [new Asset(AssetKind.Domain, domain)] };
    }

    /// <summary>Writes down the questions that looks ask.</summary>
    sealed class Recording(IProber inner, QuestionFile asked) : IProber
    {
        public ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel)
        {
            if (subject is Subject.Answer answer)
                asked.Add(new DnsQuestion(answer.Name, answer.Type));
            return inner.LookAsync(subject, freshness, cancel);
        }
    }
}
