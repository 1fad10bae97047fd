using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// The next name of a zone and the types at this one, to prove what is not there (RFC 4034 §4.1):
/// <code>
/// next name, not compressed | type bitmap, to the end
/// </code>
/// </summary>
/// <param name="Next">The next owner in canonical order.</param>
/// <param name="Types">The types at this owner, ascending.</param>
public sealed record NsecData(DomainName Next, IReadOnlyList<DnsType> Types) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Nsec;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadName(out var next) && TypeBitmap.Read(ref rdata) is { } types ? new NsecData(next, types) : null;

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteName(Next);
        TypeBitmap.Write(Types, ref writer);
    }

    /// <summary>The next name and the types.</summary>
    public override string ToString() => string.Join(' ', [Presentation.Name(Next), .. Types]);
}
