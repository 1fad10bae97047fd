using System.Collections.Concurrent;
using Servanda.Dns.Client;

namespace Servanda.SystemTests.Dnssec;

/// <summary>One question, and what the oracles make of its answer.</summary>
/// <param name="Zone">The zone it is asked of.</param>
/// <param name="Name">The name, absolute.</param>
/// <param name="Type">The type.</param>
/// <param name="Unbound">What unbound says.</param>
/// <param name="Delv">What delv says.</param>
sealed record OracleRow(TestZone Zone, string Name, string Type, Verdict Unbound, Verdict Delv)
{
    public override string ToString() => $"{Name} {Type}";
}

/// <summary>Asks both oracles everything, once.</summary>
static class OracleTable
{
    /// <summary>delv takes a process for each question.</summary>
    const int AtOnce = 3;

    public static async Task<IReadOnlyList<OracleRow>> AskAsync(PrivateInternet world)
    {
        using var unbound = new DnsResolver(new ResolverOptions
        {
            Upstreams = [Upstream.Udp(world.Validator)],
            // It asks again and again before it calls an answer bogus.
            TotalTime = TimeSpan.FromSeconds(20),
            MaxTries = 2,
        });
        var rows = new ConcurrentBag<OracleRow>();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForEachAsync(Questions, limits, async (asked, _) => rows.Add(new OracleRow(
            asked.Zone, asked.Name, asked.Type,
            await Oracles.UnboundAsync(unbound, asked.Name, asked.Type),
            await Oracles.DelvAsync(world, asked.Name, asked.Type))));
        return [.. rows.OrderBy(row => row.Zone.Name, StringComparer.Ordinal).ThenBy(row => row.ToString(), StringComparer.Ordinal)];
    }

    static IEnumerable<(TestZone Zone, string Name, string Type)> Questions => OracleZones.All
        .SelectMany(zone => zone.Asked.Select(asked => (zone, zone.Absolute(asked.Name), asked.Type)));
}
