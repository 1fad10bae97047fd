using System.Buffers;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail.Messages;

namespace Servanda.Mail.FailureReports;

/// <summary>Reads a failure report from the parts of its message (RFC 5965 §2): the fields, and the header of the message
/// that failed.</summary>
public static class FailureReportReader
{
    /// <summary>Octets of the fields, and of the header of the message that failed, at the most.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Characters kept of a value.</summary>
    public const int MaxText = 2000;

    /// <summary>Values kept of a field that may stand several times.</summary>
    public const int MaxValues = 50;

    static readonly SearchValues<char> AddressEnds = SearchValues.Create(">,; \t\"@");

    /// <summary>Reads the part message/feedback-report.</summary>
    /// <param name="fields">The part, decoded.</param>
    /// <param name="original">The header of the message that failed, or the whole message; empty when it is not
    /// included.</param>
    public static Parsed<FailureReport> Read(ReadOnlyMemory<byte> fields, ReadOnlyMemory<byte> original)
    {
        var problems = new ProblemLog();
        // The encoder of one reporter begins with empty lines; they end no header here.
        var blank = fields.Span.IndexOfAnyExcept((byte)'\r', (byte)'\n', (byte)' ');
        var list = new List<HeaderField>();
        HeaderReader.Read(blank > 0 ? fields[blank..] : fields, list, new ProblemLog());
        var report = new FailureFields(list, problems).Report();
        return new(report is null ? null : WithOriginal(report, original, problems), problems.InOrder());
    }

    /// <summary>Reads words for people, as one mail server sends instead of fields: <c>Sender Domain: example.com</c>, a
    /// line each, before the header of the message that failed. Null when the text has no such lines.</summary>
    public static Parsed<FailureReport> ReadProse(ReadOnlySpan<byte> text)
    {
        var problems = new ProblemLog();
        var report = FailureProse.Read(text, out var original);
        if (report is null)
            return new(null, []);
        problems.Add(FailureProblems.Prose.At(0));
        return new(WithOriginal(report, original, problems), problems.InOrder());
    }

    static FailureReport WithOriginal(FailureReport report, ReadOnlyMemory<byte> original, ProblemLog problems)
    {
        var fields = new List<HeaderField>();
        HeaderReader.Read(original, fields, new ProblemLog());
        if (fields.Count == 0)
        {
            problems.Add(FailureProblems.Original.At(0));
            return report;
        }
        return report with
        {
            HeaderFrom = Find(fields, "From"u8) is { } from ? FromDomain(from) : null,
            MessageId = Find(fields, "Message-ID"u8) is { } id ? ReportText.Cut(id.Unfold(), MaxText) : null,
            Subject = Find(fields, "Subject"u8) is { } subject ? ReportText.Cut(subject.Decode(), MaxText) : null,
        };
    }

    static HeaderField? Find(List<HeaderField> fields, ReadOnlySpan<byte> name)
    {
        foreach (var field in fields)
        {
            if (field.Is(name))
                return field;
        }
        return null;
    }

    /// <summary>The domain of the one address in a From field; null when there are several of different domains.</summary>
    static DomainName? FromDomain(HeaderField from)
    {
        DomainName? only = null;
        var text = from.Unfold();
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var end = text.AsSpan(at + 1).IndexOfAny(AddressEnds);
            var domain = ReportText.Domain(text.AsSpan(at + 1, end < 0 ? text.Length - at - 1 : end));
            // An at sign in a display name is followed by the address in brackets, which comes last.
            if (only is not null && domain is not null && !only.Equals(domain) && !text.Contains('<'))
                return null;
            only = domain ?? only;
        }
        return only;
    }
}
