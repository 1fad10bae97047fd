using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Mail.TlsRpt;

/// <summary>Where reports about TLS failures are to go (RFC 8460 §3).</summary>
/// <param name="Reports">rua of every field, at least one; wrong entries are left out.</param>
/// <param name="Extensions">Fields to be ignored.</param>
public sealed record TlsRptRecord(IReadOnlyList<ReportUri> Reports, IReadOnlyList<Extension> Extensions)
{
    /// <summary>Where a domain's record stands; null when over the limits of the DNS.</summary>
    public static DomainName? NameFor(DomainName domain) => domain.Under("_smtp._tls");
}

/// <summary>Which of the TXT records at the name is the record (RFC 8460 §3).</summary>
public abstract record TlsRptSelection
{
    TlsRptSelection() { }

    /// <summary>No record begins with v=TLSRPTv1 and a semicolon.</summary>
    public sealed record None : TlsRptSelection;

    /// <summary>One record, read.</summary>
    public sealed record One(string Text, Parsed<TlsRptRecord> Read) : TlsRptSelection;

    /// <summary>More than one: as if there were none.</summary>
    public sealed record Several(IReadOnlyList<string> Texts) : TlsRptSelection;

    /// <summary>Selects among the texts of a name, each with its strings joined.</summary>
    public static TlsRptSelection From(IReadOnlyList<string> texts)
    {
        var found = texts.Where(text => TlsRptRecordReader.IsTlsRpt(text)).ToList();
        return found switch
        {
            [] => new None(),
            [var one] => new One(one, TlsRptRecordReader.Read(one)),
            _ => new Several(found),
        };
    }
}
