using Servanda.Core;

namespace Servanda.Mail.Spf;

/// <summary>Which of a name's TXT records is its SPF record (RFC 7208 §4.5).</summary>
public abstract record SpfSelection
{
    SpfSelection() { }

    /// <summary>No record begins with v=spf1: the result is none.</summary>
    public sealed record None : SpfSelection;

    /// <summary>One record, read.</summary>
    public sealed record One(string Text, Parsed<SpfRecord> Read) : SpfSelection;

    /// <summary>More than one: the result is permerror.</summary>
    public sealed record Several(IReadOnlyList<string> Texts) : SpfSelection;

    /// <summary>Selects among the texts of a name, each with its strings joined.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cache">Records read before; null to read anew.</param>
    public static SpfSelection From(IReadOnlyList<string> texts, SpfRecordCache? cache = null)
    {
        string? first = null;
        List<string>? several = null;
        for (var i = 0; i < texts.Count; i++)
        {
            var text = texts[i];
            if (!SpfRecordReader.IsSpf(text))
                continue;
            if (first is null)
                first = text;
            else
                (several ??= [first]).Add(text);
        }
        return several is not null ? new Several(several)
            : first is not null ? new One(first, cache?.Read(first) ?? SpfRecordReader.Read(first))
            : new None();
    }
}
