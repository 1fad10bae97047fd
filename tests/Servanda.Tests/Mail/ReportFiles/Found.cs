using System.IO.Compression;
using System.Text;
using Servanda.Core;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.ReportFiles;

namespace Servanda.Tests.Mail.ReportFiles;

/// <summary>One item found, read to its end, as a line: <c>aggregate receiver.example 1/7</c>.</summary>
/// <param name="Place">Where it stood.</param>
/// <param name="What">Kind, organisation, and records and messages, or sessions good and bad.</param>
/// <param name="Codes">Codes of its problems, each once.</param>
sealed record Found(string Place, string What, IReadOnlyList<string> Codes)
{
    public override string ToString() => $"{What} {string.Join(' ', Codes)}".TrimEnd();

    public static IReadOnlyList<Found> In(byte[] content) => In(new MemoryStream(content));

    public static IReadOnlyList<Found> In(Stream content) => [.. ReportFile.Read(content, "it").Select(Of)];

    public static Found Of(ReportItem item) => item switch
    {
        ReportItem.Aggregate { Reader: var reader } => Aggregate(item.Place, reader),
        ReportItem.Tls { Report: var report, Problems: var problems } => new(item.Place,
            $"tls {report.Organisation} {report.Policies.Sum(one => one.Successful)}/{report.Policies.Sum(one => one.Failed)}", Codes1(problems)),
        ReportItem.Failure { Report: var report, Problems: var problems } => new(item.Place,
            $"failure {report.ReportedDomain} {report.Source} {report.HeaderFrom}", Codes1(problems)),
        ReportItem.Refused { Problems: var problems } => new(item.Place, "refused", Codes1(problems)),
        _ => throw new InvalidOperationException("no such item"),
    };

    static Found Aggregate(string place, AggregateReader reader)
    {
        while (reader.TryRead(out _))
        {
        }
        return new(place, $"aggregate {reader.Report!.Organisation} {reader.RecordCount}/{reader.MessageCount}", Codes1(reader.Problems));
    }

    static IReadOnlyList<string> Codes1(IReadOnlyList<Problem> problems) => [.. problems.Select(problem => problem.Code).Distinct()];
}

/// <summary>Packs things for tests.</summary>
static class Packed
{
    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return packed.ToArray();
    }

    public static byte[] Message(string type, byte[] content) => Encoding.ASCII.GetBytes(
        $"From: a@receiver.example\r\nSubject: Report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        + $"--b\r\nContent-Type: text/plain\r\n\r\nHere it is.\r\n--b\r\nContent-Type: {type}; name=r\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks) + "\r\n--b--\r\n");
}
