using Servanda.Core.Names;

namespace Servanda.Mail.MtaSts;

/// <summary>What a sender does when a mail exchanger does not pass (RFC 8461 §5).</summary>
public enum MtaStsMode
{
    /// <summary>There is no policy any more.</summary>
    None,
    /// <summary>Deliver all the same, and report.</summary>
    Testing,
    /// <summary>Do not deliver.</summary>
    Enforce,
}

/// <summary>A mail exchanger named by a policy: a host, or any one label before a name (RFC 8461 §3.2 and §4.1).</summary>
/// <param name="Name">The host, or what follows <c>*.</c>.</param>
/// <param name="IsWildcard">True when <c>*.</c> stands before it.</param>
public sealed record MtaStsPattern(DomainName Name, bool IsWildcard)
{
    /// <summary>True when the pattern names this host. A wildcard stands for one label, and for no other number.</summary>
    public bool Matches(DomainName host) => IsWildcard ? !host.IsRoot && Name.Equals(host.Parent) : Name.Equals(host);

    /// <summary>As published, in lower case.</summary>
    public override string ToString() => IsWildcard ? $"*.{Name}" : Name.ToString();
}

/// <summary>An MTA-STS policy (RFC 8461 §3.2).</summary>
/// <param name="Mode">What a sender does.</param>
/// <param name="MaxAge">How long it may be kept, at most 31557600 seconds.</param>
/// <param name="Exchangers">The hosts that may receive mail; empty only in mode none.</param>
/// <param name="Extensions">Fields to be ignored.</param>
public sealed record MtaStsPolicy(
    MtaStsMode Mode, TimeSpan MaxAge, IReadOnlyList<MtaStsPattern> Exchangers, IReadOnlyList<Extension> Extensions)
{
    /// <summary>The longest time a policy may be kept, in seconds (§3.2).</summary>
    public const int MaxAgeLimit = 31_557_600;

    /// <summary>True when one of the patterns names this mail exchanger (§4.1).</summary>
    public bool Matches(DomainName host)
    {
        foreach (var pattern in Exchangers)
        {
            if (pattern.Matches(host))
                return true;
        }
        return false;
    }
}
