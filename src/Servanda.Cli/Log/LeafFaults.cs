using System.Globalization;
using Servanda.Accords.Leaves;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Log;

/// <summary>Reads every leaf of a log and says what does not hang together.</summary>
static class LeafFaults
{
    const int Max = 100;

    public static async Task<IReadOnlyList<(string Path, string Fault)>> FindAsync(ITileSource source, long size, CancellationToken cancel)
    {
        var chain = new LeafChain();
        List<(string, string)> faults = [];
        await foreach (var (index, entry) in LogEntries.ReadAsync(source, size, cancel))
        {
            foreach (var problem in chain.Add(entry.Span))
            {
                if (faults.Count < Max)
                    faults.Add((string.Create(CultureInfo.InvariantCulture, $"entry {index}"), $"{problem.Code} {problem.Detail}".TrimEnd()));
            }
        }
        return faults;
    }
}
