using System.Diagnostics;
using System.Globalization;
using System.Net;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Assessment.Planning;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Runs;
using Servanda.Dns.Client;
using Servanda.Lab;

namespace Servanda.Benchmarks;

/// <summary>One domain of the lab, everything measured, over and over: how long somebody waits for a scorecard.</summary>
static class AssessLabBench
{
    public static async Task<int> RunAsync(int rounds)
    {
        await using var lab = await LabInternet.StartAsync(TimeProvider.System);
        var subject = lab.Organisations.Single(one => one.Id == "exemplary");
        var catalogue = EmbeddedCatalogue.Catalogue;
        var plan = Plan.For(
            new Organisation
            {
                Id = subject.Id,
                Name = subject.Name,
                Assets = [new Asset(AssetKind.Domain, subject.Domain.ToString()) { DkimSelectors = subject.DkimSelectors }],
            },
            catalogue, [catalogue.FindAccord("cta")!, catalogue.FindAccord("pc")!]);
        for (var round = 0; round < rounds; round++)
        {
            using var resolver = new DnsResolver(new ResolverOptions
            {
                Upstreams = [Upstream.Udp(lab.Resolver), Upstream.Udp(lab.SecondResolver)],
                Route = place => IPAddress.IsLoopback(place.Address) ? place : lab.Route(place),
            });
            using var prober = new Prober(resolver, new ProberOptions
            {
                Version = "bench",
                AllowedAddresses = LabInternet.Addresses,
                Route = lab.Route,
                TrustedRoots = lab.TrustedRoots,
            });
            var watch = Stopwatch.StartNew();
            var assessed = await new Assessor(prober, TimeProvider.System, new AssessmentOptions())
                .AssessAsync(plan, CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{watch.Elapsed.TotalMilliseconds:0} ms, {assessed.Looks.First.All.Count} looks, "
                + $"{assessed.Findings.Count(one => one.Status == FindingStatus.Pass)} of {assessed.Findings.Count} findings pass"));
        }
        return 0;
    }
}
