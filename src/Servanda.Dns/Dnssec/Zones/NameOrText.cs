using Servanda.Core.Names;

namespace Servanda.Dns.Dnssec.Zones;

/// <summary>Lets names be looked up by a part of another name's text, without making a name of it.</summary>
sealed class NameOrText : IEqualityComparer<DomainName>, IAlternateEqualityComparer<ReadOnlySpan<char>, DomainName>
{
    public static NameOrText Comparer { get; } = new();

    public bool Equals(DomainName? left, DomainName? right) => left is null ? right is null : left.Equals(right);

    public bool Equals(ReadOnlySpan<char> text, DomainName name) => text.SequenceEqual(name.ToString());

    public int GetHashCode(DomainName name) => GetHashCode(name.ToString().AsSpan());

    public int GetHashCode(ReadOnlySpan<char> text) => string.GetHashCode(text);

    public DomainName Create(ReadOnlySpan<char> text) => DomainName.Parse(text.ToString());
}
