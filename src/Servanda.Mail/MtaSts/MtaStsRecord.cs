using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Mail.MtaSts;

/// <summary>The record that says a domain has an MTA-STS policy, and when it changed (RFC 8461 §3.1).</summary>
/// <param name="Id">1 to 32 letters and digits, another for every change of the policy.</param>
/// <param name="Extensions">Fields to be ignored.</param>
public sealed record MtaStsRecord(string Id, IReadOnlyList<Extension> Extensions)
{
    /// <summary>Where a domain's record stands; null when over the limits of the DNS.</summary>
    public static DomainName? NameFor(DomainName domain) => domain.Under("_mta-sts");

    /// <summary>The host that serves a domain's policy at <c>/.well-known/mta-sts.txt</c>; null when over the limits.</summary>
    public static DomainName? PolicyHostFor(DomainName domain) => domain.Under("mta-sts");
}

/// <summary>Which of the TXT records at the name is the record (RFC 8461 §3.1).</summary>
public abstract record MtaStsSelection
{
    MtaStsSelection() { }

    /// <summary>No record begins with v=STSv1 and a semicolon.</summary>
    public sealed record None : MtaStsSelection;

    /// <summary>One record, read.</summary>
    public sealed record One(string Text, Parsed<MtaStsRecord> Read) : MtaStsSelection;

    /// <summary>More than one: as if there were none.</summary>
    public sealed record Several(IReadOnlyList<string> Texts) : MtaStsSelection;

    /// <summary>Selects among the texts of a name, each with its strings joined.</summary>
    public static MtaStsSelection From(IReadOnlyList<string> texts)
    {
        var found = texts.Where(text => MtaStsRecordReader.IsMtaSts(text)).ToList();
        return found switch
        {
            [] => new None(),
            [var one] => new One(one, MtaStsRecordReader.Read(one)),
            _ => new Several(found),
        };
    }
}
