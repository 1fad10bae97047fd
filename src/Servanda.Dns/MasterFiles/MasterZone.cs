using Servanda.Core.Names;

namespace Servanda.Dns.MasterFiles;

/// <summary>
/// The records of a master file as the whole of the DNS: a name that is not in it does not exist. Aliases are followed,
/// wildcards answer (RFC 4592), a name with others below it exists (RFC 8020 §2). For many threads at once.
/// </summary>
public sealed class MasterZone
{
    // An asterisk, as names write octets that are not of host names.
    const string Wildcard = @"\042";

    readonly Dictionary<DomainName, List<DnsRecord>> _records = [];
    // Names that have no records themselves, but others below them (empty non-terminals).
    readonly HashSet<DomainName> _between = [];

    /// <summary>A DNS of these records, all of class IN.</summary>
    public MasterZone(IReadOnlyList<DnsRecord> records)
    {
        Records = records;
        foreach (var record in records)
        {
            if (_records.TryGetValue(record.Name, out var there))
            {
                there.Add(record);
                continue;
            }
            _records.Add(record.Name, [record]);
            for (var above = record.Name.Parent; above is not null && _between.Add(above); above = above.Parent)
            {
            }
        }
    }

    /// <summary>Every record in the order of the file.</summary>
    public IReadOnlyList<DnsRecord> Records { get; }

    /// <summary>The answer to a question, as a resolver would give it.</summary>
    public DnsAnswer Answer(DnsQuestion question)
    {
        var answers = new List<DnsRecord>();
        var name = question.Name;
        var found = Find(name);
        for (var aliases = 0; aliases <= DnsAnswer.MaxAliases && found is not null; aliases++)
        {
            answers.AddRange(found.Where(record => record.Type == question.Type || record.Type == DnsType.Cname));
            if (question.Type == DnsType.Cname || found.Any(record => record.Type == question.Type)
                || found.FirstOrDefault(record => record.Type == DnsType.Cname)?.Data is not Records.CnameData alias)
                break;
            found = Find(alias.Target);
        }
        return DnsAnswer.Of(new DnsMessage
        {
            Flags = HeaderBits.Response | HeaderBits.RecursionDesired | HeaderBits.RecursionAvailable,
            ResponseCode = found is null ? ResponseCode.NoSuchName : ResponseCode.NoError,
            Questions = [question],
            Answers = answers,
        }, question);
    }

    // The records at a name, perhaps none; null when the name does not exist.
    List<DnsRecord>? Find(DomainName name)
    {
        if (_records.TryGetValue(name, out var there))
            return there;
        if (_between.Contains(name))
            return [];
        var encloser = name.Parent;
        while (encloser is { IsRoot: false } && !_records.ContainsKey(encloser) && !_between.Contains(encloser))
            encloser = encloser.Parent;
        return encloser?.Under(Wildcard) is { } wildcard && _records.TryGetValue(wildcard, out var any)
            ? [.. any.Select(record => record with { Name = name })]
            : null;
    }
}
