using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// Where a service is (RFC 2782):
/// <code>
/// priority, 2 octets | weight, 2 | port, 2 | target, name, not compressed
/// </code>
/// </summary>
/// <param name="Priority">Lower is tried first.</param>
/// <param name="Weight">The share among equals.</param>
/// <param name="Port">The port.</param>
/// <param name="Target">The host; the root when the service is decidedly not there.</param>
public sealed record SrvData(ushort Priority, ushort Weight, ushort Port, DomainName Target) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Srv;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadUInt16(out var priority) && rdata.TryReadUInt16(out var weight) &&
        rdata.TryReadUInt16(out var port) && rdata.TryReadName(out var target)
            ? new SrvData(priority, weight, port, target)
            : null;

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteUInt16(Priority);
        writer.WriteUInt16(Weight);
        writer.WriteUInt16(Port);
        writer.WriteName(Target);
    }

    /// <summary>The fields in their order.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Priority} {Weight} {Port} {Presentation.Name(Target)}");
}
