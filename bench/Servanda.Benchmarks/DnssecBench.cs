using System.Diagnostics;
using System.Globalization;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec;

namespace Servanda.Benchmarks;

/// <summary>
/// Validating answers with the zone's key warm: answers in hand, as many threads as there are processors, each answer once
/// a pass; and the same questions asked of nsd over loopback.
/// </summary>
static class DnssecBench
{
    const int Names = 4_000, Passes = 9, Flows = 100;

    static readonly string[] Algorithms = ["ECDSAP256SHA256", "RSASHA256", "ED25519"];

    public static async Task<int> RunAsync()
    {
        foreach (var algorithm in Algorithms)
        {
            var directory = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
            try
            {
                var zone = SignedZone.Make(directory, algorithm, Names);
                using var nsd = await DnsNsd.StartAsync(directory, zone.File);
                using var resolver = new DnsResolver(new ResolverOptions
                {
                    Upstreams = [Upstream.Udp(nsd.Endpoint)],
                    RunsCallersInline = true,
                });
                await InHandAsync(algorithm, zone, resolver);
                await AskedAsync(algorithm, zone, resolver);
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        }
        return 0;
    }

    static async Task InHandAsync(string algorithm, SignedZone zone, DnsResolver resolver)
    {
        var how = new LookupOptions { DnssecOk = true, CheckingDisabled = true };
        var answers = new DnsResult.Answered[zone.Questions.Count];
        for (var i = 0; i < answers.Length; i++)
            answers[i] = (DnsResult.Answered)await resolver.LookUpAsync(zone.Questions[i], how);
        var rates = new List<double>();
        for (var pass = 0; pass <= Passes; pass++)
        {
            var validating = await WarmAsync(zone, resolver);
            var (secure, allocated, next) = (0, GC.GetTotalAllocatedBytes(), -1);
            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Increment(ref next) is var at && at < answers.Length)
                {
                    if ((await validating.ValidateAsync(answers[at])).Validation.Security == Security.Secure)
                        Interlocked.Increment(ref secure);
                }
            })));
            watch.Stop();
            if (secure != answers.Length)
                throw new InvalidOperationException($"only {secure} of {answers.Length} are secure");
            // The first passes are compiled on the way.
            if (pass >= Passes / 2)
                rates.Add(answers.Length / watch.Elapsed.TotalSeconds);
            if (pass == Passes)
                Print($"{algorithm}, in hand", rates, Environment.CpuUsage.TotalTime - cpu, (GC.GetTotalAllocatedBytes() - allocated) / answers.Length);
        }
    }

    static async Task AskedAsync(string algorithm, SignedZone zone, DnsResolver resolver)
    {
        var rates = new List<double>();
        for (var pass = 0; pass <= Passes; pass++)
        {
            var validating = await WarmAsync(zone, resolver);
            var (secure, allocated, next) = (0, GC.GetTotalAllocatedBytes(), -1);
            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, Flows).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Increment(ref next) is var at && at < zone.Questions.Count)
                {
                    var answer = await validating.LookUpAsync(zone.Questions[at], new LookupOptions { BypassCache = true });
                    if (answer.Validation.Security == Security.Secure)
                        Interlocked.Increment(ref secure);
                }
            })));
            watch.Stop();
            if (secure != zone.Questions.Count)
                throw new InvalidOperationException($"only {secure} of {zone.Questions.Count} are secure");
            if (pass >= Passes / 2)
                rates.Add(secure / watch.Elapsed.TotalSeconds);
            if (pass == Passes)
                Print($"{algorithm}, asked of nsd", rates, Environment.CpuUsage.TotalTime - cpu, (GC.GetTotalAllocatedBytes() - allocated) / secure);
        }
    }

    static async Task<ValidatingResolver> WarmAsync(SignedZone zone, DnsResolver resolver)
    {
        var validating = new ValidatingResolver(resolver, zone.Anchors, TimeProvider.System);
        await validating.LookUpAsync(zone.Questions[0]);
        return validating;
    }

    static void Print(string what, List<double> rates, TimeSpan cpu, long allocated)
    {
        rates.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: median {rates[rates.Count / 2]:0} validated answers/s ({rates[0]:0} to {rates[^1]:0}), {cpu.TotalMicroseconds / Names:0.0} us processor time and {allocated} octets allocated each"));
    }
}
