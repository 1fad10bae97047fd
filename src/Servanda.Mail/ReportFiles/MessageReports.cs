using Servanda.Core;
using Servanda.Mail.FailureReports;
using Servanda.Mail.Messages;

namespace Servanda.Mail.ReportFiles;

/// <summary>Finds the reports in a message: attachments that are reports or archives of them (RFC 9990 §3.5.2, RFC 8460
/// §5.3), a failure report made of its parts (RFC 5965 §2), and messages forwarded inside it.</summary>
static class MessageReports
{
    /// <summary>Octets of a text part in which a failure report in words is looked for.</summary>
    const int MaxProse = 64 * 1024;

    public static IEnumerable<ReportItem> Of(Stream message, ContentPlace at)
    {
        var inside = at.Message();
        using var source = new DigestStream(message);
        var mime = new MimeReader(source);
        var failure = new FailureParts();
        var found = 0;
        while (mime.TryRead(out var part))
        {
            foreach (var item in InPart(part, inside, failure))
            {
                found++;
                yield return item;
            }
        }
        // To the end, so that the digest is of the whole message.
        Span<byte> rest = stackalloc byte[4096];
        while (source.Read(rest) > 0)
        {
        }
        if (failure.Read(found > 0) is { Value: { } report } read)
            yield return new ReportItem.Failure(report, read.Problems, source.Digest) { Place = at.Place };
        else if (found == 0)
            yield return new ReportItem.Refused([ReportFileProblems.None.At(0), .. mime.Problems]) { Place = at.Place };
    }

    static IEnumerable<ReportItem> InPart(MimePart part, ContentPlace at, FailureParts failure)
    {
        var type = part.ContentType;
        if (type.Is("message/feedback-report"))
        {
            failure.Fields = Bounded.Read(part.Content, FailureReportReader.MaxBytes);
            return [];
        }
        if (type.Is("text/rfc822-headers") || (type.Type == "message" && failure.Fields is not null))
        {
            failure.Original = Bounded.Read(part.Content, FailureReportReader.MaxBytes);
            return [];
        }
        var place = at.Part(part.FileName ?? part.Path);
        if (type.Is("message/rfc822") || type.Is("message/global"))
        {
            return at.Messages < ReportFileLimits.MaxMessages
                ? MessageReports.Of(part.Content, place)
                : [new ReportItem.Refused([ReportFileProblems.Depth.At(0)]) { Place = place.Place }];
        }
        var content = new PeekedStream(part.Content);
        var head = content.Peek(ContentKinds.HeadOctets);
        if (type.Type == "text" && !type.Is("text/xml") && !ContentKinds.IsReport(head))
        {
            if (type.Is("text/plain"))
                failure.Prose ??= Bounded.Read(content, MaxProse);
            return [];
        }
        return ContentKinds.Of(head) is ContentKind.Gzip or ContentKind.Zip or ContentKind.Xml or ContentKind.Json
            ? ContentReports.Of(content, place, new ProblemTally())
            : [];
    }

    /// <summary>The parts that make a failure report, as they come.</summary>
    sealed class FailureParts
    {
        public ReadOnlyMemory<byte>? Fields { get; set; }

        public ReadOnlyMemory<byte> Original { get; set; }

        public ReadOnlyMemory<byte>? Prose { get; set; }

        public Parsed<FailureReport>? Read(bool hasOther) =>
            Fields is { } fields ? FailureReportReader.Read(fields, Original)
            : !hasOther && Prose is { } prose ? FailureReportReader.ReadProse(prose.Span)
            : null;
    }
}
