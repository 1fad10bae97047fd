using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// An authoritative name server (RFC 1035 §3.3.11):
/// <code>
/// name, compressible
/// </code>
/// </summary>
/// <param name="Host">The server's name.</param>
public sealed record NsData(DomainName Host) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Ns;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadName(out var name) ? new NsData(name) : null;

    internal override void Write(ref WireWriter writer) => writer.WriteCompressedName(Host);

    /// <summary>The name, with its final dot.</summary>
    public override string ToString() => Presentation.Name(Host);
}
