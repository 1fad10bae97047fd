using System.Diagnostics;
using System.Globalization;

namespace Servanda.Benchmarks;

/// <summary>How long a published program takes to say its help, beside a program of the same runtime that says hello: the
/// least that any .NET program takes on the machine. In turns, so that other work on it falls on both.</summary>
static class StartupBench
{
    static readonly string[][] Asked = [["--help"], ["assess", "--help"]];

    public static async Task<int> RunAsync(string servanda, string hello, int rounds)
    {
        List<double> floor = [];
        var ours = Asked.Select(_ => new List<double>()).ToList();
        // The first of each reads the files from the disk, and does not count.
        for (var round = -1; round < rounds; round++)
        {
            Note(floor, round, await TimeAsync(hello, []));
            foreach (var (arguments, times) in Asked.Zip(ours))
                Note(times, round, await TimeAsync(servanda, arguments));
        }
        Print("hello", floor, floor);
        foreach (var (arguments, times) in Asked.Zip(ours))
            Print($"servanda {string.Join(' ', arguments)}", times, floor);
        return 0;
    }

    static async Task<double> TimeAsync(string program, string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var time = watch.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0 && said.Length > 0
            ? time
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}, having said {said.Length} letters.");
    }

    static void Note(List<double> times, int round, double time)
    {
        if (round >= 0)
            times.Add(time);
    }

    static void Print(string name, List<double> times, List<double> floor) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-24} median {Median(times),4:0} ms, {times.Min():0}-{times.Max():0}, {Median(times) / Median(floor):0.00} times hello"));

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
