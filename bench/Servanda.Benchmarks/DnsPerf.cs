using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Servanda.Benchmarks;

/// <summary>The peer: dnsperf, over the same questions, once.</summary>
static partial class DnsPerf
{
    public static async Task<DnsRun> RunAsync(IPEndPoint server, string questions, int window)
    {
        var before = ChildrenTime();
        using var process = Process.Start(new ProcessStartInfo("dnsperf",
            ["-s", server.Address.ToString(), "-p", Text(server.Port), "-d", questions, "-n", "1", "-q", Text(window), "-e"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await errors;
        var codes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (Match code in Code().Matches(Line().Match(output).Value))
            codes.Add(code.Groups[1].Value, Number(code.Groups[2].Value));
        var completed = codes.Values.Sum();
        return new DnsRun(codes, Number(Lost().Match(output).Groups[1].Value), Number(Size().Match(output).Groups[1].Value),
            double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            (ChildrenTime() - before).TotalMicroseconds / completed);
    }

    /// <summary>Processor time of children that have ended; a process that has ended no longer tells its own. nsd, still
    /// running, is not in it.</summary>
    static TimeSpan ChildrenTime()
    {
        const int UserTicks = 13, SystemTicks = 14, MillisecondsPerTick = 10;
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds((Number(fields[UserTicks]) + Number(fields[SystemTicks])) * MillisecondsPerTick);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Response codes:.*")]
    private static partial Regex Line();

    [GeneratedRegex(@"(\w+) (\d+) \(")]
    private static partial Regex Code();

    [GeneratedRegex(@"Queries lost:\s+(\d+)")]
    private static partial Regex Lost();

    [GeneratedRegex(@"response (\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"Queries per second:\s+([\d.]+)")]
    private static partial Regex Rate();
}
