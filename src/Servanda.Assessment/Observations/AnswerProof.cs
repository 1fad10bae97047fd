using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Assessment.Observations;

/// <summary>What validating a DNS answer found (RFC 4035 §4.3): our own doing, whatever the resolver says.</summary>
/// <param name="security">How far the answer can be trusted.</param>
/// <param name="code">Why, as a number of RFC 8914; null where there is nothing to say.</param>
/// <param name="chain">What proves it again, for a secure one.</param>
public sealed class AnswerProof(Security security, int? code, Func<Chain?> chain)
{
    /// <summary>How far the answer can be trusted.</summary>
    public Security Security { get; } = security;

    /// <summary>Why it is bogus or indeterminate, as a number of RFC 8914 §4; null where there is nothing to say.</summary>
    public int? Code { get; } = code;

    /// <summary>Everything that proves a secure answer again, made anew on every call; null for the others.</summary>
    public Chain? Chain => Security == Security.Secure ? chain() : null;
}
