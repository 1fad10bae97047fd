using Servanda.Core;

namespace Servanda.Mail.Dmarc;

/// <summary>Which of the TXT records at a <c>_dmarc</c> name is the policy record (RFC 9989 §4.10 steps 2 and 6).</summary>
public abstract record DmarcSelection
{
    DmarcSelection() { }

    /// <summary>No record begins with v=DMARC1.</summary>
    public sealed record None : DmarcSelection;

    /// <summary>One record, read.</summary>
    public sealed record One(string Text, Parsed<DmarcRecord> Read) : DmarcSelection;

    /// <summary>More than one: all are discarded.</summary>
    public sealed record Several(IReadOnlyList<string> Texts) : DmarcSelection;

    /// <summary>The record that counts; null when there is none.</summary>
    public DmarcRecord? Record => this is One one ? one.Read.Value : null;

    /// <summary>Selects among the texts of a name, each with its strings joined.</summary>
    public static DmarcSelection From(IReadOnlyList<string> texts)
    {
        string? first = null;
        List<string>? several = null;
        foreach (var text in texts)
        {
            if (!DmarcRecordReader.IsDmarc(text))
                continue;
            if (first is null)
                first = text;
            else
                (several ??= [first]).Add(text);
        }
        return several is not null ? new Several(several)
            : first is not null ? new One(first, DmarcRecordReader.Read(first))
            : new None();
    }
}
