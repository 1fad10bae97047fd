using Servanda.Core;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.FailureReports;
using Servanda.Mail.TlsReports;

namespace Servanda.Mail.ReportFiles;

/// <summary>One report found in what somebody gave us, or the reason why there is none.</summary>
public abstract record ReportItem
{
    private ReportItem() { }

    /// <summary>Where it stood: the path, and the steps inside it after exclamation marks:
    /// <c>inbox/1700.eml!2!example.xml.gz</c>.</summary>
    public required string Place { get; init; }

    /// <summary>A DMARC aggregate report. Its records are pulled from <paramref name="Reader"/> before the next item is
    /// asked for; after that the reader gives no more.</summary>
    public sealed record Aggregate(AggregateReader Reader) : ReportItem;

    /// <summary>A DMARC failure report.</summary>
    /// <param name="Report">The report.</param>
    /// <param name="Problems">Everything wrong with it.</param>
    /// <param name="Digest">Of the message that carried it.</param>
    public sealed record Failure(FailureReport Report, IReadOnlyList<Problem> Problems, Digest Digest) : ReportItem;

    /// <summary>A report about TLS.</summary>
    /// <param name="Report">The report.</param>
    /// <param name="Problems">Everything wrong with it.</param>
    /// <param name="Digest">Of the JSON text, unpacked.</param>
    public sealed record Tls(TlsReport Report, IReadOnlyList<Problem> Problems, Digest Digest) : ReportItem;

    /// <summary>No report: nothing usable could be read, for these reasons.</summary>
    public sealed record Refused(IReadOnlyList<Problem> Problems) : ReportItem;
}
