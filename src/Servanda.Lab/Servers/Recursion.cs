using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Edns;
using Servanda.Dns.Records;
using Servanda.Lab.Zones;

namespace Servanda.Lab.Servers;

/// <summary>
/// Answers as a validating resolver would that has asked all the servers of the lab: AD where the zones are signed
/// (RFC 6840 §5.8), SERVFAIL with a reason (RFC 8914) where they do not validate, and the answer all the same when asked
/// not to check (RFC 4035 §3.2.2); signatures and proofs of absence for whoever can check them (DO, RFC 3225). It checks no
/// signature itself: each zone's health is part of its story.
/// </summary>
sealed class Recursion(ZoneSet zones)
{
    /// <summary>Aliases followed.</summary>
    const int MaxAliases = 16;

    /// <summary>The answer to a query.</summary>
    public byte[]? Reply(DnsMessage query, bool overTcp) =>
        zones.For(query.Questions[0]).FindTrick(query.Questions[0]) is { } trick
            ? trick(query)
            : DnsMessageWriter.Write(Answer(query));

    DnsMessage Answer(DnsMessage query)
    {
        var question = query.Questions[0];
        var isFull = query.Edns is { DnssecOk: true };
        var checks = !query.Flags.HasFlag(HeaderBits.CheckingDisabled);
        List<DnsRecord> answers = [];
        HashSet<DomainName> passed = [];
        var isSigned = true;
        while (true)
        {
            var zone = zones.For(question);
            if (zone.Health == ZoneHealth.Unreachable)
                return Failure(query, ZoneFaults.Unreachable, $"no server of {zone.Apex} answers");
            if (zone.Health == ZoneHealth.Bogus && checks)
                return Failure(query, zone.Fault, $"no valid signature of {zone.Apex}");
            isSigned &= zone.Health == ZoneHealth.Signed;
            var found = zone.Find(question.Name, question.Type);
            answers.AddRange(zone.Told(found, isFull));
            var alias = found.Count > 0 || question.Type == DnsType.Cname ? [] : zone.Find(question.Name, DnsType.Cname);
            if (alias is [{ Data: CnameData(var target) } one])
            {
                answers.AddRange(zone.Told([one], isFull));
                if (passed.Add(target) && passed.Count < MaxAliases)
                {
                    question = question with { Name = target };
                    continue;
                }
            }
            var isThere = found.Count > 0 || alias.Count > 0;
            var reply = query.Reply(
                isThere || zone.Names.Has(question.Name) ? ResponseCode.NoError : ResponseCode.NoSuchName);
            return reply with
            {
                Flags = reply.Flags | HeaderBits.RecursionAvailable | (isSigned && checks ? HeaderBits.Authenticated : 0),
                Answers = answers,
                Authorities = isThere ? [] : zone.NotThere(question.Name, isFull),
            };
        }
    }

    static DnsMessage Failure(DnsMessage query, ushort code, string text)
    {
        var reply = query.Reply(ResponseCode.ServerFailure);
        return reply with
        {
            Flags = reply.Flags | HeaderBits.RecursionAvailable,
            Edns = reply.Edns is { } edns ? edns with { Options = [new ExtendedError(code, text)] } : null,
        };
    }
}
