using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Lab.Zones;

/// <summary>One zone of the lab, built up by a story before the servers start. Labels are relative to the apex, whose own
/// label is empty.</summary>
sealed class Zone
{
    const uint Ttl = 300;

    readonly Dictionary<DomainName, List<DnsRecord>> _records = [];
    readonly HashSet<DomainName> _cuts = [];
    readonly Dictionary<(DomainName Name, DnsType Type), Func<DnsMessage, byte[]>> _tricks = [];
    readonly Lazy<ZoneNames> _names;

    public Zone(string apex)
    {
        _names = new Lazy<ZoneNames>(NamesOfAll);
        Apex = DomainName.Parse(apex);
        Add("", new SoaData(At("ns"), At("hostmaster"), 2026_11_01, 7200, 3600, 1_209_600, Ttl));
    }

    /// <summary>The name of the zone.</summary>
    public DomainName Apex { get; }

    /// <summary>What a validating resolver makes of it.</summary>
    public ZoneHealth Health { get; set; }

    /// <summary>What such a resolver says is wrong with a bogus one, of <see cref="ZoneFaults"/>.</summary>
    public ushort Fault { get; set; } = ZoneFaults.Bogus;

    /// <summary>Signs it; null for a zone without keys.</summary>
    public ZoneSigner? Signer { get; set; }

    /// <summary>Its names, as they are from the first question on; no story changes the zone after that.</summary>
    public ZoneNames Names => _names.Value;

    /// <summary>The start of the zone, which stands in negative answers (RFC 2308 §3).</summary>
    public DnsRecord Start => Find(Apex, DnsType.Soa)[0];

    /// <summary>A name in the zone.</summary>
    public DomainName At(string label) =>
        label.Length == 0 ? Apex : Apex.Under(label) ?? throw new ArgumentException("Not a label.", nameof(label));

    /// <summary>Adds a record.</summary>
    public Zone Add(string label, RecordData data)
    {
        var name = At(label);
        if (!_records.TryGetValue(name, out var list))
            _records[name] = list = [];
        list.Add(new DnsRecord(name, Ttl, data));
        return this;
    }

    /// <summary>Adds a text (RFC 1035 §3.3.14), cut into strings of 255 octets where it is longer.</summary>
    public Zone Text(string label, string text) => Add(label, TxtData.Of(text));

    /// <summary>Adds a mail exchanger.</summary>
    public Zone Mail(ushort preference, DomainName host) => Add("", new MxData(preference, host));

    /// <summary>Adds an alias.</summary>
    public Zone Alias(string label, DomainName target) => Add(label, new CnameData(target));

    /// <summary>Takes the records of a type away again: where a story departs from what is right.</summary>
    public Zone Without(string label, DnsType type)
    {
        if (_records.TryGetValue(At(label), out var list))
            list.RemoveAll(record => record.Type == type);
        return this;
    }

    /// <summary>Puts another text in the place of the ones that stand there.</summary>
    public Zone Instead(string label, string text) => Without(label, DnsType.Txt).Text(label, text);

    /// <summary>Answers a question with octets of the story's own making.</summary>
    public Zone Trick(string label, DnsType type, Func<DnsMessage, byte[]> reply)
    {
        _tricks[(At(label), type)] = reply;
        return this;
    }

    /// <summary>Another zone begins at this name.</summary>
    public void Delegate(DomainName apex) => _cuts.Add(apex);

    /// <summary>The octets made for a question; null for none.</summary>
    public Func<DnsMessage, byte[]>? FindTrick(DnsQuestion question) =>
        _tricks.GetValueOrDefault((question.Name, question.Type));

    /// <summary>The records of a name and type.</summary>
    public IReadOnlyList<DnsRecord> Find(DomainName name, DnsType type) =>
        _records.TryGetValue(name, out var list) ? [.. list.Where(record => record.Type == type)] : [];

    /// <summary>Records of one name and type as the zone tells them, with their signature for whoever asks for it.</summary>
    public IEnumerable<DnsRecord> Told(IReadOnlyList<DnsRecord> set, bool isFull) =>
        isFull && Signer is { } signer ? signer.Signed(set) : set;

    /// <summary>What the zone says of a name, or a type at it, that is not there (RFC 2308 §3, RFC 4035 §3.1.3).</summary>
    public IReadOnlyList<DnsRecord> NotThere(DomainName name, bool isFull) =>
        isFull && Signer is { } signer ? [.. signer.Signed([Start]), .. signer.Denied(name)] : [Start];

    ZoneNames NamesOfAll() => new(Apex,
    [
        .. _records.Values.SelectMany(list => list).Select(record => (record.Name, record.Type)),
        .. _tricks.Keys,
        .. _cuts.Select(cut => (cut, DnsType.Ns)),
    ]);
}

/// <summary>What a validating resolver makes of a zone.</summary>
enum ZoneHealth
{
    /// <summary>No DS at the parent: answered, and not vouched for.</summary>
    Unsigned,
    /// <summary>Validates: answered with AD.</summary>
    Signed,
    /// <summary>Signed, and the signatures are wrong: SERVFAIL unless asked not to check.</summary>
    Bogus,
    /// <summary>None of its servers answers: SERVFAIL.</summary>
    Unreachable,
}

/// <summary>What is wrong with a zone, as extended errors say it (RFC 8914 §4).</summary>
static class ZoneFaults
{
    /// <summary>Something.</summary>
    public const ushort Bogus = 6;

    /// <summary>Its signatures ran out.</summary>
    public const ushort Expired = 7;

    /// <summary>It has no key that the DS names.</summary>
    public const ushort NoKey = 9;

    /// <summary>None of its servers answers.</summary>
    public const ushort Unreachable = 22;
}
