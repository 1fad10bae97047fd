using Servanda.Core;

namespace Servanda.Mail.MtaSts;

/// <summary>Reads MTA-STS records (RFC 8461 §3.1). There is a value when the version and a well-formed id are there.</summary>
public static class MtaStsRecordReader
{
    const string VersionTag = "v=STSv1";
    const int MaxId = 32;

    /// <summary>True for text that begins with v=STSv1, in this case, and a semicolon.</summary>
    public static bool IsMtaSts(ReadOnlySpan<char> text) =>
        text.StartsWith(VersionTag) && text[VersionTag.Length..].TrimStart(" \t").StartsWith(";");

    /// <summary>Reads the text of one TXT record, its strings joined, one character for each octet (Latin-1).</summary>
    public static Parsed<MtaStsRecord> Read(ReadOnlySpan<char> text)
    {
        if (!IsMtaSts(text))
            return new(null, [MtaStsProblems.Version.At(0, text)]);
        var log = new ProblemLog();
        var extensions = new List<Extension>();
        string? id = null;
        var sawId = false;
        var first = true;
        foreach (var tag in new TagList(text))
        {
            if (first)
                first = false;
            else if (!tag.HasEquals || tag.HasBlankAtEquals)
                log.Add(MtaStsProblems.Field.At(tag.Offset, tag.Name));
            else if (!tag.Name.SequenceEqual("id"))
                ReadExtension(tag, extensions, log);
            else if (sawId)
                log.Add(MtaStsProblems.IdRepeated.At(tag.Offset, tag.Value));
            else
                (sawId, id) = (true, ReadId(tag, log));
        }
        if (!sawId)
            log.Add(MtaStsProblems.IdMissing.At(text.Length));
        return new(id is null ? null : new(id, extensions), log.InOrder());
    }

    static string? ReadId(Tag tag, ProblemLog log)
    {
        var valid = tag.Value.Length is > 0 and <= MaxId;
        foreach (var c in tag.Value)
            valid &= char.IsAsciiLetterOrDigit(c);
        if (!valid)
            log.Add(MtaStsProblems.Id.At(tag.ValueOffset, tag.Value));
        return valid ? tag.Value.ToString() : null;
    }

    static void ReadExtension(Tag tag, List<Extension> extensions, ProblemLog log)
    {
        if (Extension.IsName(tag.Name) && Extension.IsRecordValue(tag.Value))
            extensions.Add(new(tag.Name.ToString(), tag.Value.ToString()));
        else
            log.Add(MtaStsProblems.Field.At(tag.Offset, tag.Name));
    }
}
