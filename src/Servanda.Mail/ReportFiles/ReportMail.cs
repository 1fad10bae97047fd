using System.Globalization;
using System.IO.Compression;
using System.Text;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.TlsReports;

namespace Servanda.Mail.ReportFiles;

/// <summary>From whom a report goes to whom.</summary>
/// <param name="From">The mail address of the reporter, whose domain has to pass DMARC.</param>
/// <param name="To">A mail address that the rua of the domain names.</param>
/// <param name="Submitter">The domain of the reporter.</param>
/// <param name="At">The date of the message.</param>
public sealed record ReportEnvelope(string From, string To, DomainName Submitter, DateTimeOffset At);

/// <summary>
/// Packs a report as a receiver sends it: gzip, in a message with the subject, the file name and the fields that the standards
/// ask for (RFC 9990 §3.5.2, RFC 8460 §5.1 and §5.3). Such a message is to be signed with DKIM before it is sent.
/// </summary>
public static class ReportMail
{
    const int Base64Line = 76;

    /// <summary>The file name of an aggregate report (RFC 9990 §3.5.2).</summary>
    /// <exception cref="ArgumentException">The report has no period or no policy domain.</exception>
    public static string FileName(AggregateReport report, DomainName receiver)
    {
        ArgumentNullException.ThrowIfNull(report);
        return FileName(receiver, report.Policy.Domain, report.Begin, report.End) + ".xml.gz";
    }

    /// <summary>The file name of a report about TLS (RFC 8460 §5.1).</summary>
    /// <exception cref="ArgumentException">The report has no period or no policy domain.</exception>
    public static string FileName(TlsReport report, DomainName sender)
    {
        ArgumentNullException.ThrowIfNull(report);
        return FileName(sender, DomainOf(report), report.Start, report.End) + ".json.gz";
    }

    /// <summary>The message with an aggregate report.</summary>
    /// <exception cref="ArgumentException">Something the standard requires is missing, or an address or the id could not
    /// stand in a header.</exception>
    public static byte[] Compose(AggregateReport report, IEnumerable<AggregateRecord> records, ReportEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var name = FileName(report, envelope.Submitter);
        var packed = Gzip(to => AggregateWriter.Write(report, records, to));
        return Message(envelope, report.Policy.Domain!, report.ReportId, "multipart/mixed", "", "application/gzip", name, packed,
            $"This is a DMARC aggregate report for {report.Policy.Domain} from {envelope.Submitter}.");
    }

    /// <summary>The message with a report about TLS.</summary>
    /// <exception cref="ArgumentException">Something the standard requires is missing, or an address or the id could not
    /// stand in a header.</exception>
    public static byte[] Compose(TlsReport report, ReportEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var name = FileName(report, envelope.Submitter);
        var domain = DomainOf(report)!;
        var packed = Gzip(to => TlsReportWriter.Write(report, to));
        return Message(envelope, domain, report.ReportId, "multipart/report; report-type=\"tlsrpt\"",
            $"TLS-Report-Domain: {domain}\r\nTLS-Report-Submitter: {envelope.Submitter}\r\n", "application/tlsrpt+gzip", name, packed,
            $"This is a report about TLS in the delivery of mail to {domain} from {envelope.Submitter}.");
    }

    static DomainName? DomainOf(TlsReport report) => report.Policies.Select(policy => policy.Domain).FirstOrDefault(domain => domain is not null);

    static string FileName(DomainName from, DomainName? about, DateTimeOffset? begin, DateTimeOffset? end) =>
        about is not null && begin is { } first && end is { } last
            ? string.Create(CultureInfo.InvariantCulture, $"{from}!{about}!{first.ToUnixTimeSeconds()}!{last.ToUnixTimeSeconds()}")
            : throw new ArgumentException("The report has no period or no policy domain.", nameof(about));

    static byte[] Gzip(Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            write(gzip);
        return packed.ToArray();
    }

    static byte[] Message(ReportEnvelope envelope, DomainName about, string id, string type, string fields, string partType, string fileName,
        byte[] packed, string words)
    {
        id = id.Trim('<', '>');
        Require(IsId(id), "The report id is no dot-atom, with or without a domain (RFC 9990 §3.5.1).");
        Require(IsAddress(envelope.From) && IsAddress(envelope.To), "An address could not stand in a header.");
        // No line of base64 or of ours begins with an equals sign.
        var boundary = "=_" + Digest.Of(packed).ToString()[..32];
        var messageId = id.Contains('@') ? id : $"{id}@{envelope.Submitter}";
        var message = new StringBuilder();
        message.Append(string.Create(CultureInfo.InvariantCulture, $"""
            From: {envelope.From}
            To: {envelope.To}
            Date: {envelope.At:ddd, dd MMM yyyy HH:mm:ss} {Zone(envelope.At)}
            Message-ID: <{messageId}>
            Subject: Report Domain: {about}
             Submitter: {envelope.Submitter}
             Report-ID: <{id}>
            MIME-Version: 1.0
            Auto-Submitted: auto-generated

            """).ReplaceLineEndings("\r\n"));
        message.Append(fields);
        message.Append(string.Create(CultureInfo.InvariantCulture, $"""
            Content-Type: {type}; boundary="{boundary}"

            --{boundary}
            Content-Type: text/plain; charset=us-ascii

            {words}

            --{boundary}
            Content-Type: {partType}; name="{fileName}"
            Content-Disposition: attachment; filename="{fileName}"
            Content-Transfer-Encoding: base64


            """).ReplaceLineEndings("\r\n"));
        var content = Convert.ToBase64String(packed);
        for (var at = 0; at < content.Length; at += Base64Line)
            message.Append(content.AsSpan(at, Math.Min(Base64Line, content.Length - at))).Append("\r\n");
        message.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n");
        return Encoding.ASCII.GetBytes(message.ToString());
    }

    static string Zone(DateTimeOffset at) => at.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    static bool IsAddress(string text) =>
        text.Length is > 2 and <= 320 && text.IndexOf('@', StringComparison.Ordinal) > 0 && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
        && text.AsSpan().IndexOfAny('<', '>', ',') < 0;

    static bool IsId(string text) =>
        text.Length is > 0 and <= 200 && text.Split('@') is { Length: <= 2 } sides
        && sides.All(side => side.Split('.').All(atom => atom.Length > 0 && atom.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c))));

    static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ArgumentException(otherwise);
    }
}
