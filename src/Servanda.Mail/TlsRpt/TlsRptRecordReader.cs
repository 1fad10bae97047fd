using Servanda.Core;

namespace Servanda.Mail.TlsRpt;

/// <summary>Reads TLS reporting records (RFC 8460 §3). There is a value when reports have somewhere to go.</summary>
public static class TlsRptRecordReader
{
    const string VersionTag = "v=TLSRPTv1";

    /// <summary>True for text that begins with v=TLSRPTv1, in this case, and a semicolon.</summary>
    public static bool IsTlsRpt(ReadOnlySpan<char> text) =>
        text.StartsWith(VersionTag) && text[VersionTag.Length..].TrimStart(" \t").StartsWith(";");

    /// <summary>Reads the text of one TXT record, its strings joined, one character for each octet (Latin-1).</summary>
    public static Parsed<TlsRptRecord> Read(ReadOnlySpan<char> text)
    {
        if (!IsTlsRpt(text))
            return new(null, [TlsRptProblems.Version.At(0, text)]);
        var log = new ProblemLog();
        var reports = new List<ReportUri>(1);
        var extensions = new List<Extension>();
        var sawUri = false;
        var first = true;
        foreach (var tag in new TagList(text))
        {
            if (first)
                first = false;
            else if (!tag.HasEquals || tag.HasBlankAtEquals)
                log.Add(TlsRptProblems.Field.At(tag.Offset, tag.Name));
            else if (tag.Name.SequenceEqual("rua"))
                sawUri = ReadUris(tag, reports, log);
            else if (Extension.IsName(tag.Name) && Extension.IsRecordValue(tag.Value))
                extensions.Add(new(tag.Name.ToString(), tag.Value.ToString()));
            else
                log.Add(TlsRptProblems.Field.At(tag.Offset, tag.Name));
        }
        if (!sawUri)
            log.Add(TlsRptProblems.UriMissing.At(text.Length));
        return new(reports.Count > 0 ? new(reports, extensions) : null, log.InOrder());
    }

    static bool ReadUris(Tag tag, List<ReportUri> reports, ProblemLog log)
    {
        foreach (var range in tag.Value.Split(','))
        {
            var piece = tag.Value[range].Trim(" \t");
            var at = tag.ValueOffset + range.Start.Value;
            if (piece.Contains('!') || ReportUri.Read(piece, null) is not { } uri)
            {
                log.Add(TlsRptProblems.Uri.At(at, piece));
                continue;
            }
            if (!uri.IsMailto && !uri.IsHttps)
                log.Add(TlsRptProblems.UriScheme.At(at, piece));
            reports.Add(uri);
        }
        return true;
    }
}
