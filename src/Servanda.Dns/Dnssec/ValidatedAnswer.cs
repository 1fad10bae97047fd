using Servanda.Dns.Client;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Dns.Dnssec;

/// <summary>What came of asking, and how far it can be trusted.</summary>
public sealed record ValidatedAnswer
{
    readonly Func<Chain?> _chain;

    internal ValidatedAnswer(DnsResult result, Validation validation, Func<Chain?> chain) =>
        (Result, Validation, _chain) = (result, validation, chain);

    /// <summary>The answer as it came, or why there is none.</summary>
    public DnsResult Result { get; }

    /// <summary>How far it can be trusted; indeterminate without an answer.</summary>
    public Validation Validation { get; }

    /// <summary>Everything needed to prove it again, made anew on every call; null unless it is secure or insecure.</summary>
    public Chain? Chain => _chain();
}
