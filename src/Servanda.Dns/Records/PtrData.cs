using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// A pointer to another name, as from an address to its host (RFC 1035 §3.3.12):
/// <code>
/// name, compressible
/// </code>
/// </summary>
/// <param name="Target">The name pointed to.</param>
public sealed record PtrData(DomainName Target) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Ptr;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadName(out var name) ? new PtrData(name) : null;

    internal override void Write(ref WireWriter writer) => writer.WriteCompressedName(Target);

    /// <summary>The name, with its final dot.</summary>
    public override string ToString() => Presentation.Name(Target);
}
