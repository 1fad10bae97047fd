using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// The start of a zone (RFC 1035 §3.3.13):
/// <code>
/// primary server, name | responsible mailbox, name | serial, 4 octets | refresh, 4 | retry, 4 | expire, 4 | minimum, 4
/// </code>
/// </summary>
/// <param name="Primary">The server the zone comes from (MNAME).</param>
/// <param name="Mailbox">Who is responsible; the first dot stands for @ (RNAME).</param>
/// <param name="Serial">The version of the zone (RFC 1982).</param>
/// <param name="Refresh">Seconds between checks by secondaries.</param>
/// <param name="Retry">Seconds to a new try after a failed check.</param>
/// <param name="Expire">Seconds after which secondaries give the zone up.</param>
/// <param name="Minimum">Seconds a negative answer may be kept at the most (RFC 2308 §4).</param>
public sealed record SoaData(
    DomainName Primary, DomainName Mailbox, uint Serial, uint Refresh, uint Retry, uint Expire, uint Minimum) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type => DnsType.Soa;

    internal static RecordData? Read(ref WireReader rdata) =>
        rdata.TryReadName(out var primary) && rdata.TryReadName(out var mailbox) &&
        rdata.TryReadUInt32(out var serial) && rdata.TryReadUInt32(out var refresh) &&
        rdata.TryReadUInt32(out var retry) && rdata.TryReadUInt32(out var expire) &&
        rdata.TryReadUInt32(out var minimum)
            ? new SoaData(primary, mailbox, serial, refresh, retry, expire, minimum)
            : null;

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteCompressedName(Primary);
        writer.WriteCompressedName(Mailbox);
        writer.WriteUInt32(Serial);
        writer.WriteUInt32(Refresh);
        writer.WriteUInt32(Retry);
        writer.WriteUInt32(Expire);
        writer.WriteUInt32(Minimum);
    }

    /// <summary>The fields in their order.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Presentation.Name(Primary)} {Presentation.Name(Mailbox)} {Serial} {Refresh} {Retry} {Expire} {Minimum}");
}
