using System.Diagnostics;
using System.Globalization;
using System.Text;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Storage;
using Servanda.Storage.Mail;

namespace Servanda.Benchmarks;

/// <summary>Reading and storing aggregate reports: one of many records, and many of ten. What is stored is counted again
/// by a question, and must be what was written.</summary>
static class IngestBench
{
    const int SmallReport = 10;

    static readonly DomainName Domain = DomainName.Parse("example.org");

    public static async Task<int> RunAsync(int records)
    {
        var directory = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        try
        {
            var large = Path.Combine(directory, "large.xml");
            Write(large, 0, records);
            List<string> small = [];
            for (var i = 0; i < records / SmallReport / 4; i++)
            {
                small.Add(Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"small-{i}.xml")));
                Write(small[^1], i + 1, SmallReport);
            }
            await ReadAsync(large);
            await MeasureAsync("sqlite", DatabaseAddress.File(Path.Combine(directory, "reports.db")), large, small, records);
            using var server = await IngestPostgres.StartAsync(Directory.CreateDirectory(Path.Combine(directory, "pg")).FullName);
            if (server is null)
                Console.WriteLine("postgres: not installed");
            else
                await MeasureAsync("postgres", DatabaseAddress.Read(server.Address).Value!, large, small, records);
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static Task ReadAsync(string file)
    {
        var watch = Stopwatch.StartNew();
        using var stream = File.OpenRead(file);
        using var reader = AggregateReader.Open(stream);
        while (reader.TryRead(out _)) { }
        Say("reading alone", reader.RecordCount, watch.Elapsed);
        return Task.CompletedTask;
    }

    static async Task MeasureAsync(string name, DatabaseAddress address, string large, List<string> small, int records)
    {
        await using var database = await Database.OpenAsync(address, TimeProvider.System, CancellationToken.None);
        await using (var writer = await ReportWriter.OpenAsync(database, TimeProvider.System, CancellationToken.None))
        {
            // Compiled, and the table no longer empty, before the clock starts.
            foreach (var file in small.Take(200))
                await StoreAsync(writer, file);
            var watch = Stopwatch.StartNew();
            var stored = await StoreAsync(writer, large);
            Say($"{name}: one report of {records}", stored, watch.Elapsed);
            watch.Restart();
            long count = 0;
            foreach (var file in small.Skip(200))
                count += await StoreAsync(writer, file);
            Say($"{name}: {small.Count - 200} reports of {SmallReport}", count, watch.Elapsed);
        }
        var asked = Stopwatch.StartNew();
        var scope = new MailScope(Domain, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        var days = await new ReportQueries(database).ByDayAsync(scope, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: volume by day over all of it in {asked.ElapsedMilliseconds} ms; peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB"));
        var messages = days.Sum(day => day.Volume.Messages);
        var written = Messages(records) + small.Count * Messages(SmallReport);
        if (messages != written)
            throw new InvalidOperationException($"{messages} messages stored, {written} written");
    }

    static async Task<long> StoreAsync(ReportWriter writer, string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = AggregateReader.Open(stream);
        return (await writer.StoreAsync(
            reader.Report!, Records(reader), () => new ReportEnd(reader.Problems, reader.Digest!.Value), CancellationToken.None)).Records;
    }

    static IEnumerable<AggregateRecord> Records(AggregateReader reader)
    {
        while (reader.TryRead(out var record))
            yield return record;
    }

    static void Say(string what, long records, TimeSpan time) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: {records} records in {time.TotalSeconds:0.000} s, {records / time.TotalSeconds:0} records/s"));

    static long Messages(int records) => Enumerable.Range(0, records).Sum(i => (long)(1 + i % 7));

    /// <summary>A report as a large receiver sends it, of one day.</summary>
    static void Write(string file, int number, int records)
    {
        using var xml = new StreamWriter(file, false, new UTF8Encoding(false));
        var begin = new DateTimeOffset(2026, 3, 1 + number % 28, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        xml.Write(string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <feedback>
              <version>1.0</version>
              <report_metadata><org_name>receiver.example</org_name><email>dmarc@receiver.example</email>
                <report_id>{number}</report_id><date_range><begin>{begin}</begin><end>{begin + 86_399}</end></date_range></report_metadata>
              <policy_published><domain>example.org</domain><adkim>r</adkim><aspf>r</aspf><p>reject</p><sp>reject</sp><pct>100</pct></policy_published>

            """));
        for (var i = 0; i < records; i++)
            xml.Write(string.Create(CultureInfo.InvariantCulture, $"""
                  <record>
                    <row><source_ip>10.{i / 65536 % 256}.{i / 256 % 256}.{i % 256}</source_ip><count>{1 + i % 7}</count>
                      <policy_evaluated><disposition>{(i % 5 == 0 ? "reject" : "none")}</disposition><dkim>{(i % 5 == 0 ? "fail" : "pass")}</dkim><spf>{(i % 3 == 0 ? "pass" : "fail")}</spf></policy_evaluated></row>
                    <identifiers><envelope_from>bounces.example.org</envelope_from><header_from>example.org</header_from></identifiers>
                    <auth_results><dkim><domain>example.org</domain><selector>s{i % 4}</selector><result>{(i % 5 == 0 ? "fail" : "pass")}</result></dkim>
                      <spf><domain>bounces.example.org</domain><scope>mfrom</scope><result>{(i % 3 == 0 ? "pass" : "softfail")}</result></spf></auth_results>
                  </record>

                """));
        xml.Write("</feedback>\n");
    }
}
