using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Dns;

/// <summary>
/// A resource record (RFC 1035 §4.1.3):
/// <code>
/// owner name | type, 2 octets | class, 2 | TTL, 4 | length of data, 2 | data
/// </code>
/// </summary>
/// <param name="Name">The owner.</param>
/// <param name="Type">The type, also when the data could not be read as that type.</param>
/// <param name="Class">The class.</param>
/// <param name="Ttl">Seconds it may be kept, 0 to 2^31-1 (RFC 2181 §8).</param>
/// <param name="Data">The data; <see cref="UnknownData"/> for a type not known here or malformed data.</param>
public sealed record DnsRecord(DomainName Name, DnsType Type, DnsClass Class, uint Ttl, RecordData Data)
{
    /// <summary>A record of the Internet class, of the type its data has.</summary>
    public DnsRecord(DomainName name, uint ttl, RecordData data)
        : this(name, data.Type, DnsClass.In, ttl, data)
    {
    }

    /// <summary>The record as a line of a zone file (RFC 1035 §5.1).</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Wire.Presentation.Name(Name)} {Ttl} {Class} {Type} {Data}");
}
