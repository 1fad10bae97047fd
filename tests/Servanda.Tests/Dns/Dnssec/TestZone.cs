using System.Text;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Denial;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.MasterFiles;
using Servanda.Dns.Records;
using Servanda.Dns.Wire;

namespace Servanda.Tests.Dns.Dnssec;

enum Hashing
{
    None,
    Plain,
    OptOut,
}

/// <summary>A zone signed in memory. Everything a signer might get wrong can be changed before it answers.</summary>
sealed class TestZone
{
    readonly Dictionary<(DomainName, DnsType), SignedSet> _sets = [];

    public TestZone(string name, string records = "", byte algorithm = 13, bool isSigned = true)
    {
        (Name, IsSigned) = (DomainName.Parse(name), isSigned);
        Key = new TestKey(algorithm);
        Keys = [Key];
        var text = $"$TTL 300\n$ORIGIN {Presentation.Name(Name)}\n@ SOA ns.invalid. admin.invalid. 1 7200 3600 1209600 300\n@ NS ns.invalid.\n{records}\n";
        var read = MasterFileReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.Empty(read.Problems);
        Records = [.. read.Value!.Records];
    }

    public DomainName Name { get; }
    public bool IsSigned { get; }
    public TestKey Key { get; }

    /// <summary>The keys published; the first signs.</summary>
    public List<TestKey> Keys { get; }

    public List<DnsRecord> Records { get; }
    public Hashing Hashing { get; init; }
    public ushort Iterations { get; init; }
    public byte[] Salt { get; init; } = [];

    /// <summary>Changes the fields of signatures before they are made.</summary>
    public Func<RrsigData, RrsigData>? Resign { get; set; }

    /// <summary>Changes sets after they were signed; null drops them.</summary>
    public Func<SignedSet, SignedSet?> Tamper { get; set; } = set => set;

    public DateTimeOffset At { get; init; } = TestWorld.Now;

    public DomainName Child(string labels) => Name.Under(labels)!;

    public void Delegate(TestZone child, params DsData[] ds)
    {
        Records.Add(new(child.Name, 300, new NsData(DomainName.Parse("ns.invalid"))));
        foreach (var one in ds)
            Records.Add(new(child.Name, 300, one));
    }

    /// <summary>Signs everything; to be called last.</summary>
    public void Sign()
    {
        if (IsSigned)
            Records.AddRange(Keys.Select(key => new DnsRecord(Name, 300, key.Data)));
        var cuts = Records.Where(one => one.Type == DnsType.Ns && !one.Name.Equals(Name)).Select(one => one.Name).ToHashSet();
        foreach (var group in Records.GroupBy(one => (one.Name, one.Type)).ToList())
            Add(group.Key.Name, group.Key.Type, [.. group.Select(one => one.Data)], !cuts.Contains(group.Key.Name) || group.Key.Type == DnsType.Ds);
        if (!IsSigned)
            return;
        // Every name with something signed or delegated, and those in between.
        var names = _sets.Keys.Select(key => key.Item1).ToHashSet();
        if (Hashing == Hashing.OptOut)
            names.RemoveWhere(name => cuts.Contains(name) && !_sets.ContainsKey((name, DnsType.Ds)));
        if (Hashing == Hashing.None)
            AddNsec([.. names.Order(Comparer<DomainName>.Create(CanonicalNames.Compare))]);
        else
            AddNsec3(names);
    }

    public SignedSet? Find(DomainName name, DnsType type) =>
        _sets.TryGetValue((name, type), out var set) ? Tamper(set) : null;

    public bool Exists(DomainName name) => _sets.Keys.Any(key => key.Item1.IsAtOrUnder(name) && key.Item2 != DnsType.Nsec3);

    /// <summary>Every record that could deny something: more than is needed, as a broken server might send.</summary>
    public IEnumerable<SignedSet> Denials => _sets.Values.Where(set => set.Type == DnsType.Nsec || set.Type == DnsType.Nsec3)
        .Select(set => Tamper(set)).OfType<SignedSet>();

    void AddNsec(List<DomainName> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            DnsType[] types = [.. TypesAt(names[i]), DnsType.Nsec, DnsType.Rrsig];
            Add(names[i], DnsType.Nsec, [new NsecData(names[(i + 1) % names.Count], [.. types.OrderBy(type => type.Value)])], true);
        }
    }

    void AddNsec3(HashSet<DomainName> names)
    {
        foreach (var name in names.ToList())
        {
            for (var above = name; !above.Equals(Name); above = above.Parent!)
                names.Add(above);
        }
        var hashes = names.Select(name => (name, hash: Nsec3Hash.Of(name, Salt, Iterations)))
            .OrderBy(one => Convert.ToHexString(one.hash), StringComparer.Ordinal).ToList();
        for (var i = 0; i < hashes.Count; i++)
        {
            var types = TypesAt(hashes[i].name).ToList();
            if (types.Count > 0 && !types.SequenceEqual([DnsType.Ns]))
                types.Add(DnsType.Rrsig);
            Add(Child(Presentation.Base32(hashes[i].hash)), DnsType.Nsec3, [new Nsec3Data(1, (byte)(Hashing == Hashing.OptOut ? 1 : 0),
                Iterations, Salt, hashes[(i + 1) % hashes.Count].hash, [.. types.OrderBy(type => type.Value)])], true);
        }
    }

    IEnumerable<DnsType> TypesAt(DomainName name) =>
        _sets.Keys.Where(key => key.Item1.Equals(name) && key.Item2 != DnsType.Nsec3).Select(key => key.Item2).ToList();

    void Add(DomainName name, DnsType type, RecordData[] data, bool isOurs)
    {
        var bare = SignedSet.Of(name, type, 300, [.. data.Select(Octets)], []);
        var key = type == DnsType.Dnskey ? Key : Keys[0];
        _sets.Add((name, type), IsSigned && isOurs
            ? SignedSet.Of(name, type, 300, [.. bare.Data], [key.Sign(bare, Name, At, Resign)])
            : bare);
    }

    static byte[] Octets(RecordData data)
    {
        var buffer = new byte[8192];
        var writer = new WireWriter(buffer, default);
        data.Write(ref writer);
        return buffer[..writer.Position];
    }
}
