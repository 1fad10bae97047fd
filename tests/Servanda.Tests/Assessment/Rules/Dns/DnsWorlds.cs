using System.Net;
using System.Security.Cryptography;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Edns;
using Servanda.Dns.Records;

namespace Servanda.Tests.Assessment.Rules.Dns;

/// <summary>What worlds need for the rules about the DNS itself.</summary>
static class DnsWorlds
{
    extension(World world)
    {
        /// <summary>The name is the top of a zone.</summary>
        public World Zone(string name) => world.Record(name, new SoaData(
            DomainName.Parse("ns1." + name), DomainName.Parse("hostmaster." + name), 1, 3600, 600, 86400, 300));

        /// <summary>The resolver validates, or does not: it vouches for the root or not.</summary>
        public World Validating(bool does = true) => world.Answer(".", DnsType.Soa, new DnsMessage
        {
            Flags = HeaderBits.Response | HeaderBits.RecursionAvailable | (does ? HeaderBits.Authenticated : 0),
            Questions = [new DnsQuestion(DomainName.Root, DnsType.Soa)],
            Answers = [new DnsRecord(DomainName.Root, 300, new SoaData(DomainName.Root, DomainName.Root, 1, 1, 1, 1, 1))],
        });

        /// <summary>A key of the zone.</summary>
        public World Key(string name, byte algorithm = 13, ushort flags = 257) => world.Record(name, KeyOf(algorithm, flags));

        /// <summary>The parent names a key.</summary>
        public World Signer(string name, ushort tag, byte algorithm = 13, byte digestType = 2) =>
            world.Record(name, new DsData(tag, algorithm, digestType, SHA256.HashData([1])));

        /// <summary>SERVFAIL with these reasons (RFC 8914), unless asked not to validate.</summary>
        public World FailsWith(string name, DnsType type, params ushort[] reasons) => world.Answer(name, type, new DnsMessage
        {
            Flags = HeaderBits.Response | HeaderBits.RecursionAvailable,
            ResponseCode = ResponseCode.ServerFailure,
            Questions = [new DnsQuestion(DomainName.Parse(name), type)],
            Edns = new OptData { Options = [.. reasons.Select(reason => new ExtendedError(reason, ""))] },
        });

        /// <summary>What a name server says when asked directly.</summary>
        public World Server(string zone, string host, string address, DnsMessage says) => world.Says(
            new Subject.NameServer(DomainName.Parse(zone), DomainName.Parse(host), IPAddress.Parse(address)),
            DnsMessageWriter.Write(says));

        /// <summary>A name server that knows the zone.</summary>
        public World Authority(string zone, string host, string address) => world.Server(zone, host, address, Soa(zone));
    }

    public static DnskeyData KeyOf(byte algorithm = 13, ushort flags = 257) => new(flags, 3, algorithm, new byte[] { 1, 2, 3, 4 });

    public static DnsMessage Soa(string zone, HeaderBits flags = HeaderBits.Authoritative) => new()
    {
        Flags = HeaderBits.Response | flags,
        Questions = [new DnsQuestion(DomainName.Parse(zone), DnsType.Soa)],
        Answers =
        [
            new DnsRecord(DomainName.Parse(zone), 300,
                new SoaData(DomainName.Parse(zone), DomainName.Parse(zone), 1, 1, 1, 1, 1)),
        ],
    };

    public static DnsMessage Says(string zone, ResponseCode code, HeaderBits flags = 0) => new()
    {
        Flags = HeaderBits.Response | flags,
        ResponseCode = code,
        Questions = [new DnsQuestion(DomainName.Parse(zone), DnsType.Soa)],
    };
}
