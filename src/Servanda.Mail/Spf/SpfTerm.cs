using Servanda.Core.Net;

namespace Servanda.Mail.Spf;

/// <summary>What a match means (RFC 7208 §4.6.2).</summary>
public enum SpfQualifier
{
    /// <summary>+ or nothing: the sender may use the domain.</summary>
    Pass,
    /// <summary>-: the sender may not.</summary>
    Fail,
    /// <summary>~: probably not.</summary>
    SoftFail,
    /// <summary>?: no assertion.</summary>
    Neutral,
}

/// <summary>A mechanism: tested against the sender in the order of the record (RFC 7208 §5).</summary>
public abstract record SpfMechanism
{
    SpfMechanism(SpfQualifier qualifier, int offset) => (Qualifier, Offset) = (qualifier, offset);

    /// <summary>What a match means.</summary>
    public SpfQualifier Qualifier { get; init; }

    /// <summary>Where the term starts in the record.</summary>
    public int Offset { get; init; }

    /// <summary>Matches always (§5.1).</summary>
    public sealed record All(SpfQualifier Qualifier, int Offset) : SpfMechanism(Qualifier, Offset);

    /// <summary>Matches when the record of another domain gives pass (§5.2).</summary>
    public sealed record Include(SpfQualifier Qualifier, int Offset, SpfDomainSpec Target)
        : SpfMechanism(Qualifier, Offset);

    /// <summary>Matches the addresses of a name (§5.3).</summary>
    /// <param name="Qualifier">What a match means.</param>
    /// <param name="Offset">Where the term starts.</param>
    /// <param name="Target">The name; null for the domain itself.</param>
    /// <param name="Ip4Length">Leading bits that have to agree for IPv4, 0-32.</param>
    /// <param name="Ip6Length">The same for IPv6, 0-128.</param>
    public sealed record A(SpfQualifier Qualifier, int Offset, SpfDomainSpec? Target, int Ip4Length, int Ip6Length)
        : SpfMechanism(Qualifier, Offset);

    /// <summary>Matches the addresses of a name's mail exchangers (§5.4).</summary>
    /// <param name="Qualifier">What a match means.</param>
    /// <param name="Offset">Where the term starts.</param>
    /// <param name="Target">The name; null for the domain itself.</param>
    /// <param name="Ip4Length">Leading bits that have to agree for IPv4, 0-32.</param>
    /// <param name="Ip6Length">The same for IPv6, 0-128.</param>
    public sealed record Mx(SpfQualifier Qualifier, int Offset, SpfDomainSpec? Target, int Ip4Length, int Ip6Length)
        : SpfMechanism(Qualifier, Offset);

    /// <summary>Matches by the reverse name of the client; not to be published (§5.5).</summary>
    public sealed record Ptr(SpfQualifier Qualifier, int Offset, SpfDomainSpec? Target)
        : SpfMechanism(Qualifier, Offset);

    /// <summary>Matches addresses in an IPv4 block (§5.6).</summary>
    public sealed record Ip4(SpfQualifier Qualifier, int Offset, IpPrefix Block) : SpfMechanism(Qualifier, Offset);

    /// <summary>Matches addresses in an IPv6 block (§5.6).</summary>
    public sealed record Ip6(SpfQualifier Qualifier, int Offset, IpPrefix Block) : SpfMechanism(Qualifier, Offset);

    /// <summary>Matches when a name has an IPv4 address (§5.7).</summary>
    public sealed record Exists(SpfQualifier Qualifier, int Offset, SpfDomainSpec Target)
        : SpfMechanism(Qualifier, Offset);
}

/// <summary>A modifier: name, equals sign, value (RFC 7208 §6).</summary>
public abstract record SpfModifier
{
    SpfModifier(int offset) => Offset = offset;

    /// <summary>Where the term starts in the record.</summary>
    public int Offset { get; init; }

    /// <summary>The record to use when no mechanism matches (§6.1).</summary>
    public sealed record Redirect(int Offset, SpfDomainSpec Target) : SpfModifier(Offset);

    /// <summary>Where the explanation of a fail is published (§6.2).</summary>
    public sealed record Explanation(int Offset, SpfDomainSpec Target) : SpfModifier(Offset);

    /// <summary>A modifier that RFC 7208 does not define, to be ignored (§6).</summary>
    public sealed record Unknown(int Offset, string Name, string Value) : SpfModifier(Offset);
}
