using System.Diagnostics;
using System.Globalization;
using Servanda.Mail.ReportFiles;

namespace Servanda.Benchmarks;

/// <summary>Reading report files to their last record, in processor time: the first reading of the process, with everything
/// compiled on the way, and the median of the later ones.</summary>
static class ReportsBench
{
    const int Rounds = 9;

    /// <summary>A line for each file: its name, records, messages, aligned messages, seconds the first time, seconds later, and
    /// the most memory that the process had.</summary>
    public static int Run(string[] files)
    {
        foreach (var file in files)
        {
            var (records, messages, aligned) = (0L, 0L, 0L);
            // Small files are read so often that a round can be measured.
            var times = (int)Math.Clamp(20_000_000 / Math.Max(1, new FileInfo(file).Length * (file.EndsWith("xml", StringComparison.Ordinal) ? 1 : 20)), 1, 2000);
            var seconds = new double[Rounds];
            for (var round = 0; round < Rounds; round++)
            {
                var before = Environment.CpuUsage.TotalTime;
                for (var i = 0; i < (round == 0 ? 1 : times); i++)
                    (records, messages, aligned) = Read(file);
                seconds[round] = (Environment.CpuUsage.TotalTime - before).TotalSeconds / (round == 0 ? 1 : times);
            }
            var later = seconds.Skip(1).Order().ElementAt((Rounds - 1) / 2);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(file)} {records} {messages} {aligned} {seconds[0]:0.000000} {later:0.000000} {process.PeakWorkingSet64 / 1_000_000}"));
        }
        return 0;
    }

    static (long Records, long Messages, long Aligned) Read(string file)
    {
        var (records, messages, aligned) = (0L, 0L, 0L);
        foreach (var item in ReportFile.Read(file))
        {
            if (item is not ReportItem.Aggregate { Reader: var reader })
                throw new InvalidOperationException($"{file} holds something else than a report.");
            while (reader.TryRead(out var record))
                aligned += record.IsAligned ? record.Count : 0;
            (records, messages) = (records + reader.RecordCount, messages + reader.MessageCount);
        }
        return (records, messages, aligned);
    }
}
