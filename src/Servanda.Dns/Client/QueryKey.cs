using Servanda.Core.Names;

namespace Servanda.Dns.Client;

/// <summary>What makes two lookups equal: the question, and the bits that change its answer.</summary>
readonly struct QueryKey : IEquatable<QueryKey>
{
    readonly ulong _rest;
    readonly int _hash;

    public QueryKey(DnsQuestion question, bool checkingDisabled, bool dnssecOk)
    {
        Name = question.Name;
        _rest = (ulong)question.Type.Value << 32 | (ulong)question.Class.Value << 16 |
            (checkingDisabled ? 1UL : 0) | (dnssecOk ? 2UL : 0);
        _hash = HashCode.Combine(Name, _rest);
    }

    public DomainName Name { get; }

    public bool Equals(QueryKey other) =>
        _hash == other._hash && _rest == other._rest && (ReferenceEquals(Name, other.Name) || Name.Equals(other.Name));

    public override bool Equals(object? obj) => obj is QueryKey other && Equals(other);

    public override int GetHashCode() => _hash;
}
