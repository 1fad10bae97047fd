using Servanda.Core.Names;

namespace Servanda.Dns.Client;

/// <summary>What makes two lookups equal: the question, and the bits that change its answer.</summary>
readonly struct QueryKey(DnsQuestion question, bool checkingDisabled, bool dnssecOk) : IEquatable<QueryKey>
{
    readonly uint _typeAndClass = (uint)question.Type.Value << 16 | question.Class.Value;
    readonly int _bits = (checkingDisabled ? 1 : 0) | (dnssecOk ? 2 : 0);

    public DomainName Name { get; } = question.Name;

    public bool Equals(QueryKey other) =>
        _typeAndClass == other._typeAndClass && _bits == other._bits && Name.Equals(other.Name);

    public override bool Equals(object? obj) => obj is QueryKey other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Name, _typeAndClass, _bits);
}
