using Servanda.Core.Names;

namespace Servanda.Dns.Client;

/// <summary>What makes two lookups equal: the question, and the bits that change its answer.</summary>
readonly struct QueryKey : IEquatable<QueryKey>
{
    readonly int _hash;

    public QueryKey(DnsQuestion question, bool checkingDisabled, bool dnssecOk)
    {
        Name = question.Name;
        Rest = (ulong)question.Type.Value << 32 | (ulong)question.Class.Value << 16 |
            (checkingDisabled ? 1UL : 0) | (dnssecOk ? 2UL : 0);
        _hash = HashCode.Combine(Name, Rest);
    }

    public DomainName Name { get; }

    /// <summary>Type, class and bits in one.</summary>
    public ulong Rest { get; }

    public bool Equals(QueryKey other) =>
        _hash == other._hash && Rest == other.Rest && (ReferenceEquals(Name, other.Name) || Name.Equals(other.Name));

    public override bool Equals(object? obj) => obj is QueryKey other && Equals(other);

    public override int GetHashCode() => _hash;
}
