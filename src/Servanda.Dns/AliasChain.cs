using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Dns;

/// <summary>Where a name leads by the CNAME (RFC 1034 §3.6.2) and DNAME (RFC 6672 §3.3) records of one message.</summary>
sealed class AliasChain
{
    readonly IReadOnlyList<DnsRecord> _records;
    readonly DnsQuestion _question;
    List<DomainName>? _followed;

    public AliasChain(IReadOnlyList<DnsRecord> records, DnsQuestion question)
    {
        (_records, _question, Name) = (records, question, question.Name);
        if (question.Type != DnsType.Cname && question.Type != DnsType.Any)
            Follow();
    }

    /// <summary>Where it ends.</summary>
    public DomainName Name { get; private set; }

    /// <summary>Every name led to.</summary>
    public IReadOnlyList<DomainName> Followed => _followed ?? (IReadOnlyList<DomainName>)[];

    /// <summary>The least TTL of the aliases.</summary>
    public uint Ttl { get; private set; } = uint.MaxValue;

    /// <summary>True when it comes back to itself or goes on for too long.</summary>
    public bool IsLoop { get; private set; }

    /// <summary>True when a DNAME gives a name that is too long (RFC 6672 §2.2).</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The records asked for, where the chain ends.</summary>
    public DnsRecord[] Records()
    {
        if (_records.Count == 0)
            return [];
        var found = new DnsRecord[_records.Count];
        var count = 0;
        foreach (var record in _records)
        {
            if (Answers(record))
                found[count++] = record;
        }
        return count == found.Length ? found : found[..count];
    }

    bool Answers(DnsRecord record) =>
        (record.Type == _question.Type || _question.Type == DnsType.Any) && record.Class == _question.Class &&
        record.Name.Equals(Name);

    void Follow()
    {
        while (!HasRecords() && Next() is { } next)
        {
            (_followed ??= []).Add(next);
            if (_followed.Count > DnsAnswer.MaxAliases || next.Equals(_question.Name) ||
                _followed.IndexOf(next) < _followed.Count - 1)
            {
                IsLoop = true;
                return;
            }
            Name = next;
        }
    }

    bool HasRecords()
    {
        foreach (var record in _records)
        {
            if (Answers(record))
                return true;
        }
        return false;
    }

    /// <summary>The next name; a CNAME for the name itself goes before a DNAME above it, which it was made from.</summary>
    DomainName? Next()
    {
        foreach (var record in _records)
        {
            if (record.Data is CnameData cname && record.Name.Equals(Name))
            {
                Ttl = Math.Min(Ttl, record.Ttl);
                return cname.Target;
            }
        }
        foreach (var record in _records)
        {
            if (record.Data is DnameData dname && !record.Name.Equals(Name) && Name.IsAtOrUnder(record.Name))
            {
                Ttl = Math.Min(Ttl, record.Ttl);
                var moved = dname.Target.Under(Above(record.Name));
                IsBroken = moved is null;
                return moved;
            }
        }
        return null;
    }

    /// <summary>The labels of the name above this ancestor.</summary>
    string Above(DomainName ancestor)
    {
        var text = Name.ToString();
        return ancestor.IsRoot ? text : text[..^(ancestor.ToString().Length + 1)];
    }
}
