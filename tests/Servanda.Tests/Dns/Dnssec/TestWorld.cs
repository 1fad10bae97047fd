using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Dnssec.Zones;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns.Dnssec;

/// <summary>Signed zones, and a resolver that knows them all and validates nothing.</summary>
sealed class TestWorld
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    readonly List<TestZone> _zones;

    public TestWorld(params TestZone[] zones)
    {
        _zones = [.. zones.OrderByDescending(zone => zone.Name.LabelCount)];
        foreach (var zone in zones)
            zone.Sign();
        Anchors = new TrustAnchors([new TrustAnchor(zones[0].Name, zones[0].Key.Ds(zones[0].Name))]);
    }

    public TrustAnchors Anchors { get; set; }

    /// <summary>Changes a response before it is seen.</summary>
    public Func<DnsQuestion, DnsMessage, DnsMessage> Change { get; set; } = (_, message) => message;

    /// <summary>Questions asked.</summary>
    public List<DnsQuestion> Asked { get; } = [];

    /// <summary>A root, a top-level zone under it and one below that, each signed and delegated with DS.</summary>
    public static TestWorld Of(TestZone leaf, TestZone? top = null, DsData[]? ds = null)
    {
        var root = new TestZone(".");
        top ??= new TestZone("test");
        root.Delegate(top, top.Key.Ds(top.Name));
        top.Delegate(leaf, ds ?? (leaf.IsSigned ? [leaf.Key.Ds(leaf.Name)] : []));
        return new TestWorld(root, top, leaf);
    }

    public byte[] Ask(DnsQuestion question)
    {
        Asked.Add(question);
        List<DnsRecord> answers = [], authorities = [];
        var code = ResponseCode.NoError;
        var name = question.Name;
        for (var aliases = 0; aliases < 10; aliases++)
        {
            var zone = Home(name, question.Type);
            if (zone.Find(name, question.Type) is { } found)
            {
                Put(answers, found);
                break;
            }
            if (zone.Find(name, DnsType.Cname) is { } cname)
            {
                Put(answers, cname);
                name = cname.Read<CnameData>().Single().Target;
                continue;
            }
            var dname = Above(name).Select(above => zone.Find(above, DnsType.Dname)).FirstOrDefault(set => set is not null);
            if (dname is not null)
            {
                Put(answers, dname);
                var to = dname.Read<DnameData>().Single().Target.Under(name.ToString()[..^(dname.Name.ToString().Length + 1)])!;
                answers.Add(new(name, 300, new CnameData(to)));
                name = to;
                continue;
            }
            var encloser = Above(name).First(zone.Exists);
            if (!zone.Exists(name) && zone.Find(encloser.Under(CanonicalNames.Wildcard)!, question.Type) is { } wild)
            {
                Put(answers, wild, name);
                Deny(zone);
                break;
            }
            if (!zone.Exists(name) && !zone.Exists(encloser.Under(CanonicalNames.Wildcard)!))
                code = ResponseCode.NoSuchName;
            if (zone.Find(zone.Name, DnsType.Soa) is { } soa)
                Put(authorities, soa);
            Deny(zone);
            break;
        }
        return DnsMessageWriter.Write(Change(question, new DnsMessage
        {
            Flags = HeaderBits.Response | HeaderBits.RecursionDesired | HeaderBits.RecursionAvailable,
            ResponseCode = code,
            Questions = [question],
            Answers = answers,
            Authorities = authorities,
            Edns = new OptData { DnssecOk = true },
        }));

        void Deny(TestZone zone)
        {
            foreach (var set in zone.Denials)
                Put(authorities, set);
        }
    }

    public (Validation Validation, Chain? Chain) Look(string name, string type, DateTimeOffset? at = null)
    {
        Assert.True(DnsType.TryRead(type, out var read));
        var question = new DnsQuestion(Name(name), read);
        return Look(question, at ?? Now);
    }

    public (Validation Validation, Chain? Chain) Look(DnsQuestion question, DateTimeOffset at)
    {
        var known = new Dictionary<DnsQuestion, Evidence>();
        var finder = new ZoneFinder(Anchors, at, known.GetValueOrDefault, new ZoneTable(1000));
        var evaluation = new Evaluation(question, MessageSets.Read(Ask(question)).Value!, finder);
        for (var round = 0; round < 100; round++)
        {
            if (evaluation.Run() is { } ruling)
                return (ValidationMaker.Make(ruling, evaluation), ChainMaker.Make(question, at, ruling.Security, evaluation));
            foreach (var wanted in finder.Wanted)
                known[wanted] = Evidence.Of(MessageSets.Read(Ask(wanted)).Value, at);
        }
        throw new InvalidOperationException("It wants more and more.");
    }

    /// <summary>An asterisk in front stands for the wildcard itself.</summary>
    static DomainName Name(string text) =>
        text.StartsWith("*.", StringComparison.Ordinal) ? DomainName.Parse(text[2..]).Under(CanonicalNames.Wildcard)! : DomainName.Parse(text);

    TestZone Home(DomainName name, DnsType type) =>
        _zones.First(zone => name.IsAtOrUnder(zone.Name) && (type != DnsType.Ds || name.IsRoot || !name.Equals(zone.Name)));

    static IEnumerable<DomainName> Above(DomainName name)
    {
        for (var above = name.Parent; above is not null; above = above.Parent)
            yield return above;
    }

    static void Put(List<DnsRecord> section, SignedSet set, DomainName? name = null)
    {
        foreach (var record in set.Records)
            section.Add(record with { Name = name ?? record.Name });
        foreach (var signature in set.Signatures)
            section.Add(new(name ?? set.Name, set.Ttl, signature));
    }
}
