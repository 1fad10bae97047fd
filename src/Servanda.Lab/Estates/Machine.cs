using System.Net;
using Servanda.Core.Names;
using Servanda.Dns.Records;
using Servanda.Lab.Servers;
using Servanda.Lab.Zones;

namespace Servanda.Lab.Estates;

/// <summary>A machine of the lab: addresses nobody has, and what listens there.</summary>
/// <param name="V4">Its IPv4 address (RFC 5737).</param>
/// <param name="V6">Its IPv6 address (RFC 3849).</param>
sealed record Machine(IPAddress V4, IPAddress V6)
{
    /// <summary>What listens, by TCP port; a port without is refused.</summary>
    public Dictionary<int, Conversation> Services { get; } = [];

    /// <summary>What its name server says; null when it is none.</summary>
    public DnsReply? Dns { get; set; }

    /// <summary>Names it in a zone, with both addresses.</summary>
    public DomainName NameIn(Zone zone, string label)
    {
        zone.Add(label, new AData(V4)).Add(label, new AaaaData(V6));
        return zone.At(label);
    }
}

/// <summary>Hands out the addresses of one documentation network.</summary>
/// <param name="v4">A /24 of RFC 5737.</param>
/// <param name="v6">A /48 below 2001:db8::/32.</param>
sealed class Network(string v4, string v6)
{
    byte _next = 1;

    /// <summary>A machine with the next free addresses, 254 at the most.</summary>
    public Machine Machine()
    {
        var number = checked(_next++);
        var four = IPAddress.Parse(v4).GetAddressBytes();
        var six = IPAddress.Parse(v6).GetAddressBytes();
        (four[^1], six[^1]) = (number, number);
        return new Machine(new IPAddress(four), new IPAddress(six));
    }
}
