using Servanda.Assessment.Observations;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Tests.Assessment;

/// <summary>The names of a <see cref="World"/>, answered as a resolver would.</summary>
sealed class WorldDns
{
    const uint Ttl = 300;

    readonly Dictionary<DomainName, List<RecordData>> _zone = [];
    readonly List<(DomainName Name, DnsType? Type, ResponseCode? Code)> _failing = [];
    readonly List<DomainName> _signed = [];
    readonly List<DomainName> _bogus = [];

    public void Add(DomainName name, IEnumerable<RecordData> data)
    {
        if (!_zone.TryGetValue(name, out var there))
            _zone[name] = there = [];
        there.AddRange(data);
    }

    public void Sign(DomainName name) => _signed.Add(name);

    public void Bogus(DomainName name) => _bogus.Add(name);

    /// <summary>Answers with a response code; with none, not at all.</summary>
    public void Fail(DomainName name, DnsType? type, ResponseCode? code) => _failing.Add((name, type, code));

    /// <summary>The message that answers; null when none comes.</summary>
    public DnsMessage? Answer(Subject.Answer asked)
    {
        foreach (var (name, type, code) in _failing)
        {
            if (name.Equals(asked.Name) && (type is null || type == asked.Type))
                return code is { } failure ? Message(asked, failure, []) : null;
        }
        if (!asked.CheckingDisabled && _bogus.Exists(asked.Name.IsAtOrUnder))
            return Message(asked, ResponseCode.ServerFailure, []);
        var answers = new List<DnsRecord>();
        var at = asked.Name;
        while (Of(at, DnsType.Cname) is [CnameData alias] && asked.Type != DnsType.Cname && answers.Count < 20)
        {
            answers.Add(new DnsRecord(at, Ttl, alias));
            at = alias.Target;
        }
        answers.AddRange(Of(at, asked.Type).Select(data => new DnsRecord(at, Ttl, data)));
        return Message(asked, Exists(at) ? ResponseCode.NoError : ResponseCode.NoSuchName, answers);
    }

    List<RecordData> Of(DomainName name, DnsType type) =>
        _zone.TryGetValue(name, out var there) ? [.. there.Where(data => data.Type == type)] : [];

    /// <summary>A name is there when it has records or anything below it has (RFC 8020).</summary>
    bool Exists(DomainName name) => _zone.Keys.Any(there => there.IsAtOrUnder(name));

    DnsMessage Message(Subject.Answer asked, ResponseCode code, IReadOnlyList<DnsRecord> answers) => new()
    {
        Flags = HeaderBits.Response | HeaderBits.RecursionDesired | HeaderBits.RecursionAvailable |
            (_signed.Exists(asked.Name.IsAtOrUnder) && code != ResponseCode.ServerFailure ? HeaderBits.Authenticated : 0),
        ResponseCode = code,
        Questions = [new DnsQuestion(asked.Name, asked.Type)],
        Answers = answers,
        Authorities = answers.Count > 0 ? [] : [new DnsRecord(DomainName.Root, Ttl, new SoaData(
            DomainName.Root, DomainName.Root, 1, 1, 1, 1, Ttl))],
    };
}
