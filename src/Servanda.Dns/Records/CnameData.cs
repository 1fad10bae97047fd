using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// An alias: the owner is another name for the target (RFC 1035 §3.3.1):
/// <code>
/// name, compressible
/// </code>
/// </summary>
/// <param name="Target">The name meant.</param>
public sealed record CnameData(DomainName Target) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Cname;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadName(out var name) ? new CnameData(name) : null;

    internal override void Write(ref WireWriter writer) => writer.WriteCompressedName(Target);

    /// <summary>The name, with its final dot.</summary>
    public override string ToString() => Presentation.Name(Target);
}
