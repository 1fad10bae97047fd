using System.Net;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// An IPv4 address (RFC 1035 §3.4.1):
/// <code>
/// address, 4 octets
/// </code>
/// </summary>
/// <param name="Address">The address.</param>
public sealed record AData(IPAddress Address) : RecordData
{
    const int Octets = 4;

    /// <inheritdoc/>
    public override DnsType Type => DnsType.A;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadBytes(Octets, out var address) ? new AData(new IPAddress(address)) : null;

    internal override void Write(ref WireWriter writer)
    {
        Span<byte> octets = stackalloc byte[16];
        Address.TryWriteBytes(octets, out var length);
        writer.WriteBytes(octets[..length]);
    }

    /// <summary>The address.</summary>
    public override string ToString() => Address.ToString();
}
