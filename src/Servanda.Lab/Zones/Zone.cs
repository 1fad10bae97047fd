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
    readonly HashSet<DomainName> _names = [];
    readonly Dictionary<(DomainName Name, DnsType Type), Func<DnsMessage, byte[]>> _tricks = [];

    public Zone(string apex)
    {
        Apex = DomainName.Parse(apex);
        Add("", new SoaData(At("ns"), At("hostmaster"), 2026_11_01, 7200, 3600, 1_209_600, Ttl));
    }

    /// <summary>The name of the zone.</summary>
    public DomainName Apex { get; }

    /// <summary>What a validating resolver makes of it.</summary>
    public ZoneHealth Health { get; set; }

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
        for (var up = name; up is not null && up.IsAtOrUnder(Apex) && _names.Add(up);)
            up = up.Parent;
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
        var name = At(label);
        _tricks[(name, type)] = reply;
        _names.Add(name);
        return this;
    }

    /// <summary>The octets made for a question; null for none.</summary>
    public Func<DnsMessage, byte[]>? FindTrick(DnsQuestion question) =>
        _tricks.GetValueOrDefault((question.Name, question.Type));

    /// <summary>True for a name that has records, or lies above one that has (RFC 8020 §2).</summary>
    public bool Has(DomainName name) => _names.Contains(name);

    /// <summary>The records of a name and type.</summary>
    public IReadOnlyList<DnsRecord> Find(DomainName name, DnsType type) =>
        _records.TryGetValue(name, out var list) ? [.. list.Where(record => record.Type == type)] : [];
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
