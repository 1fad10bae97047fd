using System.IO.Compression;
using Servanda.Core;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.TlsReports;

namespace Servanda.Mail.ReportFiles;

/// <summary>Finds the reports in content of any kind: what it is, is seen from its first octets.</summary>
static class ContentReports
{
    /// <summary>The reports in a stream, one after another.</summary>
    /// <param name="source">The content.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="problems">What unpacking found wrong on the way here.</param>
    public static IEnumerable<ReportItem> Of(Stream source, ContentPlace at, ProblemTally problems)
    {
        var isWhole = source.CanSeek && source.Position == 0;
        var content = new PeekedStream(source);
        var kind = ContentKinds.Of(content.Peek(ContentKinds.HeadOctets));
        return kind switch
        {
            ContentKind.Gzip or ContentKind.Zip when at.IsInArchive => Refused(at, ReportFileProblems.Nested, problems),
            ContentKind.Gzip => Gzip(content, at, problems),
            ContentKind.Zip => Zip(isWhole ? source : Held(content, problems), at, problems),
            ContentKind.Xml => Xml(content, at, problems),
            ContentKind.Json => Json(content, at, problems),
            ContentKind.Mbox => Mbox(content, at),
            ContentKind.Message => MessageReports.Of(content, at),
            ContentKind.Empty => Refused(at, ReportFileProblems.Empty, problems),
            ContentKind.Unknown => Refused(at, ReportFileProblems.Unknown, problems),
        };
    }

    static IEnumerable<ReportItem> Refused(ContentPlace at, ProblemKind why, ProblemTally problems)
    {
        problems.Add(why, 0);
        yield return new ReportItem.Refused(problems.InOrder()) { Place = at.Place };
    }

    static IEnumerable<ReportItem> Xml(Stream content, ContentPlace at, ProblemTally problems)
    {
        using var reader = AggregateReader.Open(content, problems);
        yield return reader.Report is null
            ? new ReportItem.Refused(reader.Problems) { Place = at.Place }
            : new ReportItem.Aggregate(reader) { Place = at.Place };
    }

    static IEnumerable<ReportItem> Json(Stream content, ContentPlace at, ProblemTally problems)
    {
        var octets = Bounded.Read(content, TlsReportLimits.MaxBytes + 1);
        var read = TlsReportReader.Read(octets);
        IReadOnlyList<Problem> all = [.. problems.InOrder(), .. read.Problems];
        yield return read.Value is null
            ? new ReportItem.Refused(all) { Place = at.Place }
            : new ReportItem.Tls(read.Value, all, Digest.Of(octets.Span)) { Place = at.Place };
    }

    static IEnumerable<ReportItem> Gzip(Stream content, ContentPlace at, ProblemTally problems)
    {
        using var packed = new CountingStream(content);
        using var unpacked = new UnpackedStream(new GZipStream(packed, CompressionMode.Decompress),
            new UnpackBudget(() => packed.Count), problems);
        foreach (var item in Of(unpacked, at.Archive(null), problems))
            yield return item;
    }

    /// <summary>A zip has its directory at the end: what cannot be read twice is held, within bounds.</summary>
    static MemoryStream Held(Stream content, ProblemTally problems)
    {
        var held = Bounded.Read(content, ReportFileLimits.MaxHeldZip + 1);
        if (held.Length <= ReportFileLimits.MaxHeldZip)
            return new(held.ToArray(), writable: false);
        problems.Add(ReportFileProblems.Size, ReportFileLimits.MaxHeldZip);
        return new(held[..ReportFileLimits.MaxHeldZip].ToArray(), writable: false);
    }

    static IEnumerable<ReportItem> Zip(Stream zip, ContentPlace at, ProblemTally problems)
    {
        var reader = new ZipReader(zip, problems);
        var files = reader.Files();
        var budget = new UnpackBudget(() => zip.Length);
        foreach (var file in files)
        {
            var (place, own) = (at.Archive(file.Name), new ProblemTally(problems));
            if (reader.Open(file) is not { } opened)
            {
                foreach (var item in Refused(place, ReportFileProblems.ZipMethod, own))
                    yield return item;
                continue;
            }
            using var unpacked = new UnpackedStream(opened, budget, own);
            foreach (var item in Of(unpacked, place, own))
                yield return item;
        }
        if (files.Count == 0)
        {
            foreach (var item in Refused(at, ReportFileProblems.ZipEmpty, problems))
                yield return item;
        }
    }

    static IEnumerable<ReportItem> Mbox(Stream content, ContentPlace at)
    {
        var mbox = new MboxReader(content);
        for (var number = 1; mbox.TryRead(out var message); number++)
        {
            foreach (var item in MessageReports.Of(message, at.Part(number.ToString(System.Globalization.CultureInfo.InvariantCulture))))
                yield return item;
        }
    }
}
