using Servanda.Core.Names;

namespace Servanda.Dns.Dnssec.Denial;

/// <summary>What a denial has to prove.</summary>
enum DenialKind
{
    /// <summary>The name does not exist, and no wildcard stands for it (RFC 4035 §5.4, RFC 5155 §8.4).</summary>
    NoName,
    /// <summary>The name has nothing of the type (RFC 4035 §5.4, RFC 5155 §8.5 to §8.7).</summary>
    NoData,
    /// <summary>The name does not exist, so that the wildcard which answered was right to (RFC 4035 §5.3.4, RFC 5155
    /// §8.8).</summary>
    NoCloser,
}

/// <summary>A claim of a response that something is not there.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Name">Of which name.</param>
/// <param name="Type">Of which type.</param>
/// <param name="Labels">For <see cref="DenialKind.NoCloser"/>: labels of the name that the wildcard is under.</param>
readonly record struct DenialClaim(DenialKind Kind, DomainName Name, DnsType Type, int Labels = 0)
{
    public override string ToString() => Kind switch
    {
        DenialKind.NoName => $"there is no name {Name}",
        DenialKind.NoData => $"{Name} has no {Type}",
        DenialKind.NoCloser => $"a wildcard stands for {Name}",
    };
}
