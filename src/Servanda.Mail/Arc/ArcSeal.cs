using Servanda.Core.Names;
using Servanda.Mail.Dkim;

namespace Servanda.Mail.Arc;

/// <summary>An ARC-Seal (RFC 8617 §4.1.3).</summary>
public sealed record ArcSeal
{
    /// <summary>i: the number of the set, 1 to 50.</summary>
    public required int Instance { get; init; }

    /// <summary>a: how it is made.</summary>
    public required DkimAlgorithm Algorithm { get; init; }

    /// <summary>b: the signature.</summary>
    public required ReadOnlyMemory<byte> Value { get; init; }

    /// <summary>cv: what the sealer found of the chain before: none, pass or fail.</summary>
    public required ArcOutcome ChainValue { get; init; }

    /// <summary>d: the domain of the sealer.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>s: under which name of the domain the key stands.</summary>
    public required string Selector { get; init; }

    /// <summary>t: when it was made, in seconds since 1970; null when it is not said.</summary>
    public long? Timestamp { get; init; }

    /// <summary>Where the value of b stands within the value of the field.</summary>
    internal Range ValueRange { get; init; }
}
