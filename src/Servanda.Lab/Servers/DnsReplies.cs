using Servanda.Dns;
using Servanda.Lab.Zones;

namespace Servanda.Lab.Servers;

/// <summary>How authoritative name servers answer, the good ones and the others.</summary>
static class DnsReplies
{
    /// <summary>Knows its zones (RFC 1034 §4.3.2).</summary>
    public static DnsReply Authority(ZoneSet zones) => (query, _) =>
    {
        var question = query.Questions[0];
        var zone = zones.For(question);
        if (zone.Apex.IsRoot)
            return Code(query, ResponseCode.Refused);
        if (zone.FindTrick(question) is { } trick)
            return trick(query);
        var isFull = query.Edns is { DnssecOk: true };
        var found = zone.Find(question.Name, question.Type);
        var reply = query.Reply(found.Count > 0 || zone.Names.Has(question.Name) ? ResponseCode.NoError : ResponseCode.NoSuchName);
        return DnsMessageWriter.Write(reply with
        {
            Flags = reply.Flags | HeaderBits.Authoritative,
            Answers = [.. zone.Told(found, isFull)],
            Authorities = found.Count > 0 ? [] : zone.NotThere(question.Name, isFull),
        });
    };

    /// <summary>Says nothing, ever.</summary>
    public static DnsReply Silence { get; } = (_, _) => null;

    /// <summary>Fails on every question.</summary>
    public static DnsReply Failure { get; } = (query, _) => Code(query, ResponseCode.ServerFailure);

    /// <summary>Has not heard of the zone and is not willing to talk about it.</summary>
    public static DnsReply Refusal { get; } = (query, _) => Code(query, ResponseCode.Refused);

    /// <summary>Sends everybody to TCP, and knows its zones there.</summary>
    public static DnsReply TcpOnly(ZoneSet zones)
    {
        var authority = Authority(zones);
        return (query, overTcp) => overTcp ? authority(query, overTcp) : Truncated(query);
    }

    /// <summary>An empty answer that sends the asker to TCP (RFC 2181 §9).</summary>
    public static byte[] Truncated(DnsMessage query)
    {
        var reply = query.Reply(ResponseCode.NoError);
        return DnsMessageWriter.Write(reply with { Flags = reply.Flags | HeaderBits.Truncated });
    }

    static byte[] Code(DnsMessage query, ResponseCode code) => DnsMessageWriter.Write(query.Reply(code));
}
