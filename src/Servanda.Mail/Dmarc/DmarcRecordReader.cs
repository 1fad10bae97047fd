using Servanda.Core;

namespace Servanda.Mail.Dmarc;

/// <summary>
/// Reads DMARC policy records (RFC 9989 §4.7, §4.8). There is no value for text that is no DMARC record, and for one
/// with a tag twice; any other fault costs the tag it is in, which takes its default.
/// </summary>
public static class DmarcRecordReader
{
    /// <summary>True for text whose first tag is v with the value DMARC1 (§4.10 step 2): the name in any case, the value
    /// in this one, and nothing before it.</summary>
    public static bool IsDmarc(ReadOnlySpan<char> text)
    {
        foreach (var tag in new TagList(text))
            return tag.HasEquals && tag.Offset == 0 && tag.Is("v") && tag.Value.SequenceEqual("DMARC1");
        return false;
    }

    /// <summary>Reads the text of one TXT record, its strings joined, one character for each octet (Latin-1).</summary>
    public static Parsed<DmarcRecord> Read(ReadOnlySpan<char> text)
    {
        if (!IsDmarc(text))
            return new(null, [DmarcProblems.Version.At(0, text)]);
        var log = new ProblemLog();
        var tags = new DmarcTagReader(log);
        var first = true;
        foreach (var tag in new TagList(text))
        {
            if (!first)
                tags.Read(tag);
            first = false;
        }
        var record = tags.ToRecord(text.Length);
        return new(record, log.InOrder());
    }
}
