using System.Globalization;

namespace Servanda.Benchmarks;

/// <summary>
/// Assessing by DNS controls with validation and without, in turns, under a signed registry with delegations. The keys of a
/// signed domain are met for the first time in every run; those of the registry are kept.
/// </summary>
static class AssessSignedBench
{
    const int Rounds = 2, WarmUp = 1000;

    public static async Task<int> RunAsync(int domains, int percent, int atOnce)
    {
        var directory = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        try
        {
            var registry = SignedRegistry.Make(directory, domains, number => number % 100 < percent);
            using var nsd = await DnsNsd.StartAsync(directory, registry.Zones);
            await AssessBench.AssessAsync(nsd, Math.Min(domains, WarmUp), atOnce, null);
            await AssessBench.AssessAsync(nsd, Math.Min(domains, WarmUp), atOnce, null, registry.Anchors);
            List<double> ratios = [], cpu = [];
            for (var round = 0; round < Rounds; round++)
            {
                var without = await AssessBench.AssessAsync(nsd, domains, atOnce, null);
                Console.Write("without: ");
                AssessBench.Print(without);
                var with = await AssessBench.AssessAsync(nsd, domains, atOnce, null, registry.Anchors);
                Console.Write("with:    ");
                AssessBench.Print(with);
                ratios.Add(without.PerSecond / with.PerSecond);
                cpu.Add(with.Cpu / without.Cpu);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{percent} of 100 domains signed: validation costs {Text(ratios)} times the time, {Text(cpu)} times the processor time"));
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static string Text(List<double> ratios) =>
        string.Join(" and ", ratios.Select(ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture)));
}
