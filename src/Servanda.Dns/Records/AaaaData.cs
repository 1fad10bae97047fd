using System.Net;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// An IPv6 address (RFC 3596 §2.2):
/// <code>
/// address, 16 octets
/// </code>
/// </summary>
/// <param name="Address">The address.</param>
public sealed record AaaaData(IPAddress Address) : RecordData
{
    const int Octets = 16;

    /// <inheritdoc/>
    public override DnsType Type => DnsType.Aaaa;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadBytes(Octets, out var address) ? new AaaaData(new IPAddress(address)) : null;

    internal override void Write(ref WireWriter writer)
    {
        Span<byte> octets = stackalloc byte[16];
        Address.TryWriteBytes(octets, out var length);
        writer.WriteBytes(octets[..length]);
    }

    /// <summary>The address.</summary>
    public override string ToString() => Address.ToString();
}
