using Servanda.Core;

namespace Servanda.Mail.Spf;

/// <summary>
/// Reads SPF records (RFC 7208 §4.5, §4.6, §12). There is a value exactly when no receiver may answer permerror for the
/// syntax of the record; a record with a value can still have problems, such as terms that nobody tests.
/// </summary>
public static class SpfRecordReader
{
    const string VersionTag = "v=spf1";

    /// <summary>True for text that begins with v=spf1 and a space or the end (§4.5), whatever the case.</summary>
    public static bool IsSpf(ReadOnlySpan<char> text) =>
        text.StartsWith(VersionTag, StringComparison.OrdinalIgnoreCase) &&
        (text.Length == VersionTag.Length || text[VersionTag.Length] == ' ');

    /// <summary>Reads the text of one TXT record, its strings joined, one character for each octet (Latin-1).</summary>
    public static Parsed<SpfRecord> Read(ReadOnlySpan<char> text)
    {
        if (!IsSpf(text))
            return new(null, [SpfProblems.Version.At(0, text)]);
        var log = new ProblemLog();
        var terms = new SpfTermReader(log);
        var at = VersionTag.Length;
        while (true)
        {
            while (at < text.Length && text[at] == ' ')
                at++;
            if (at == text.Length)
                break;
            var length = text[at..].IndexOf(' ') is >= 0 and var space ? space : text.Length - at;
            terms.Read(text.Slice(at, length), at);
            at += length;
        }
        var record = terms.ToRecord();
        return new(record, log.InOrder());
    }
}
