using System.Net;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;
using Servanda.Dns;

namespace Servanda.Assessment.Judging;

/// <summary>What a rule sees of single name servers.</summary>
public static class NameServerView
{
    extension(View view)
    {
        /// <summary>What one authoritative server, asked directly, says of a zone's SOA, whatever its response code. Never
        /// absent: a server that does not know the zone says so in its answer.</summary>
        /// <param name="zone">The zone.</param>
        /// <param name="host">The server's name.</param>
        /// <param name="address">The address asked.</param>
        public Look<DnsAnswer> NameServer(DomainName zone, DomainName host, IPAddress address) =>
            view.Look(new Subject.NameServer(zone, host, address), static (asked, raw) =>
                DnsMessageReader.Read(raw.Span).Value is { } message
                    ? DnsAnswer.Of(message, new DnsQuestion(asked.Zone, DnsType.Soa))
                    : null);
    }
}
