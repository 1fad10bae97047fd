using System.IO.Compression;
using System.Net;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.Dmarc;
using Servanda.Mail.ReportFiles;

namespace Servanda.Benchmarks;

/// <summary>Aggregate reports of any number of records, the same every time: many sources, few domains, as receivers see
/// them. Each as XML, gzip, zip and mail.</summary>
static class ReportFilesMade
{
    static readonly DateTimeOffset Begin = DateTimeOffset.FromUnixTimeSeconds(1767312000);

    static readonly DomainName[] Domains =
        [.. new[] { "example.com", "news.example.com", "shop.example.com", "example.net", "mailer.example.org" }.Select(DomainName.Parse)];

    public static int Write(string folder, int[] sizes)
    {
        Directory.CreateDirectory(folder);
        foreach (var size in sizes)
        {
            var path = Path.Combine(folder, size.ToString(System.Globalization.CultureInfo.InvariantCulture));
            using (var xml = File.Create(path + ".xml"))
                AggregateWriter.Write(Head(size), Records(size), xml);
            using (var packed = new GZipStream(File.Create(path + ".xml.gz"), CompressionLevel.Optimal))
                AggregateWriter.Write(Head(size), Records(size), packed);
            using (var zip = new ZipArchive(File.Create(path + ".zip"), ZipArchiveMode.Create))
            using (var entry = zip.CreateEntry("report.xml").Open())
                AggregateWriter.Write(Head(size), Records(size), entry);
            File.WriteAllBytes(path + ".eml", ReportMail.Compose(Head(size), Records(size),
                new("dmarc@receiver.example", "reports@example.com", DomainName.Parse("receiver.example"), Begin)));
        }
        return 0;
    }

    static AggregateReport Head(int size) => new()
    {
        Organisation = "receiver.example",
        Email = "dmarc@receiver.example",
        ReportId = "bench-" + size.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Begin = Begin,
        End = Begin.AddDays(1).AddSeconds(-1),
        Policy = new() { Domain = Domains[0], Policy = DmarcPolicy.Reject, SubdomainPolicy = DmarcPolicy.Reject, Discovery = PolicyDiscovery.TreeWalk },
    };

    static IEnumerable<AggregateRecord> Records(int size)
    {
        for (var i = 0; i < size; i++)
        {
            var mixed = (uint)(i + 1) * 2_654_435_761;
            var (from, passes) = (Domains[mixed % 3], mixed % 7 != 0);
            yield return new()
            {
                Count = 1 + mixed % 500,
                Source = i % 4 == 0
                    ? new IPAddress([0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(mixed >> 24), (byte)(mixed >> 16), (byte)(mixed >> 8), (byte)mixed])
                    : new IPAddress([(byte)(1 + (mixed >> 24) % 220), (byte)(mixed >> 16), (byte)(mixed >> 8), (byte)i]),
                Disposition = passes ? Disposition.Pass : Disposition.Reject,
                DkimAligned = passes,
                SpfAligned = mixed % 3 != 0,
                HeaderFrom = from,
                EnvelopeFrom = Domains[mixed % 5],
                EnvelopeTo = DomainName.Parse("receiver.example"),
                Dkim = [new(from, "s" + mixed % 9, passes ? ReportedResult.Pass : ReportedResult.Fail), new(Domains[4], "k1", ReportedResult.Pass)],
                Spf = [new(Domains[mixed % 5], SpfScope.MailFrom, mixed % 3 != 0 ? ReportedResult.Pass : ReportedResult.SoftFail)],
            };
        }
    }
}
