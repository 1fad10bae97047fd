using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// An alias for everything below the owner (RFC 6672 §2.1):
/// <code>
/// name, not compressed
/// </code>
/// </summary>
/// <param name="Target">What takes the owner's place at the end of names.</param>
public sealed record DnameData(DomainName Target) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Dname;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadName(out var name) ? new DnameData(name) : null;

    internal override void Write(ref WireWriter writer) => writer.WriteName(Target);

    /// <summary>The name, with its final dot.</summary>
    public override string ToString() => Presentation.Name(Target);
}
