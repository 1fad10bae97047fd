using System.Diagnostics;
using System.Globalization;
using System.Net;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec;

namespace Servanda.Benchmarks;

/// <summary>
/// Questions in signed zones that nobody has seen before: unbound validating, with an empty cache, and our validator with an
/// empty cache, both taking everything from the same nsd; and ours behind an unbound that only resolves, empty too.
/// </summary>
static class DnssecColdBench
{
    const int Rounds = 3, Flows = 100;

    static readonly (string Prefix, DnsType Type)[] Asked =
        [("", DnsType.A), ("", DnsType.Mx), ("", DnsType.Txt), ("_dmarc.", DnsType.Txt), ("no.", DnsType.A)];

    public static async Task<int> RunAsync(int zones)
    {
        var directory = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        try
        {
            var registry = SignedRegistry.Make(directory, zones, _ => true);
            using var nsd = await DnsNsd.StartAsync(directory, registry.Zones);
            List<DnsQuestion> questions = [.. Enumerable.Range(0, zones).SelectMany(i => Asked.Select(one =>
                new DnsQuestion(DomainName.Parse(one.Prefix + SignedRegistry.Name(i)), one.Type)))];
            string file = Path.Combine(directory, "questions"), anchor = Path.Combine(directory, "anchor");
            DnsZone.Write(file, questions);
            File.WriteAllLines(anchor, registry.Anchors.All.Select(one => $"{one.Zone}. IN DS {one.Data}"));
            await ValidateAsync(nsd.Endpoint, questions, registry.Anchors);
            List<double> direct = [], behind = [];
            for (var round = 0; round < Rounds; round++)
            {
                double peer;
                using (var unbound = await BenchUnbound.StartAsync(directory, registry.Zones, nsd.Endpoint, anchor))
                {
                    peer = (await DnsPerf.RunAsync(unbound.Endpoint, file, Flows)).PerSecond;
                    if (await AuthenticatedAsync(unbound.Endpoint, questions) is var secure && secure != questions.Count)
                        throw new InvalidOperationException($"unbound calls {secure} of {questions.Count} secure");
                }
                var ours = await ValidateAsync(nsd.Endpoint, questions, registry.Anchors);
                double through;
                using (var plain = await BenchUnbound.StartAsync(directory, registry.Zones, nsd.Endpoint, null))
                    through = await ValidateAsync(plain.Endpoint, questions, registry.Anchors);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{questions.Count} secure answers from {zones} zones: unbound {peer:0}/s, ours {ours:0}/s, ours behind a plain unbound {through:0}/s"));
                direct.Add(ours / peer);
                behind.Add(through / peer);
            }
            direct.Sort();
            behind.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"median ratio to unbound: {direct[Rounds / 2]:0.00} from nsd as it has them, {behind[Rounds / 2]:0.00} behind a plain unbound"));
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static async Task<double> ValidateAsync(IPEndPoint server, List<DnsQuestion> questions, TrustAnchors anchors)
    {
        using var resolver = new DnsResolver(new ResolverOptions { Upstreams = [Upstream.Udp(server)], RunsCallersInline = true });
        var validating = new ValidatingResolver(resolver, anchors, TimeProvider.System);
        var (secure, next) = (0, -1);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Flows).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var at && at < questions.Count)
            {
                if ((await validating.LookUpAsync(questions[at])).Validation.Security == Security.Secure)
                    Interlocked.Increment(ref secure);
                // Checking goes on beside receiving.
                await Task.Yield();
            }
        })));
        watch.Stop();
        return secure == questions.Count
            ? secure / watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"we call {secure} of {questions.Count} secure");
    }

    static async Task<int> AuthenticatedAsync(IPEndPoint unbound, List<DnsQuestion> questions)
    {
        using var resolver = new DnsResolver(new ResolverOptions { Upstreams = [Upstream.Udp(unbound)] });
        var secure = 0;
        foreach (var question in questions)
        {
            if (await resolver.LookUpAsync(question) is DnsResult.Answered answered && answered.ReadAnswer().IsAuthenticated)
                secure++;
        }
        return secure;
    }
}
