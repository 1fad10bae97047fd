using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// A mail exchange (RFC 1035 §3.3.9):
/// <code>
/// preference, 2 octets | exchange, name, compressible
/// </code>
/// </summary>
/// <param name="Preference">Lower is tried first (RFC 5321 §5.1).</param>
/// <param name="Exchange">The host; the root for a domain that takes no mail (RFC 7505).</param>
public sealed record MxData(ushort Preference, DomainName Exchange) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Mx;

    /// <summary>True for the null MX of a domain that takes no mail (RFC 7505 §3).</summary>
    public bool IsNull => Preference == 0 && Exchange.IsRoot;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadUInt16(out var preference) && rdata.TryReadName(out var exchange)
            ? new MxData(preference, exchange)
            : null;

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteUInt16(Preference);
        writer.WriteCompressedName(Exchange);
    }

    /// <summary>Preference and host.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Preference} {Presentation.Name(Exchange)}");
}
