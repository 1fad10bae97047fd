using Servanda.Core.Names;

namespace Servanda.Mail.Dkim;

/// <summary>A signature as its header field says it: DKIM-Signature (RFC 6376 §3.5), or ARC-Message-Signature, which has the
/// same tags but v and a number for i (RFC 8617 §4.1.2).</summary>
public sealed record DkimSignature
{
    /// <summary>a: how it is made.</summary>
    public required DkimAlgorithm Algorithm { get; init; }

    /// <summary>b: the signature.</summary>
    public required ReadOnlyMemory<byte> Value { get; init; }

    /// <summary>bh: the hash of the canonical body.</summary>
    public required ReadOnlyMemory<byte> BodyHash { get; init; }

    /// <summary>c, first part: simple when it is not said.</summary>
    public Canonicalisation Header { get; init; }

    /// <summary>c, second part: simple when it is not said.</summary>
    public Canonicalisation Body { get; init; }

    /// <summary>d: the domain that takes responsibility.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>s: under which name of the domain the key stands.</summary>
    public required string Selector { get; init; }

    /// <summary>h: the header fields signed, in order; a name stands as often as it counts.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>i: the user or agent, as written; null when it is not said, which means the whole domain.</summary>
    public string? Identity { get; init; }

    /// <summary>The domain of i; d when it is not said.</summary>
    public required DomainName IdentityDomain { get; init; }

    /// <summary>i of an ARC-Message-Signature, 1 to 50; 0 in DKIM.</summary>
    public int Instance { get; init; }

    /// <summary>l: octets of the canonical body that are signed; null for all.</summary>
    public long? BodyLength { get; init; }

    /// <summary>t: when it was made, in seconds since 1970; null when it is not said.</summary>
    public long? Timestamp { get; init; }

    /// <summary>x: from when on it no longer counts, in seconds since 1970; null when it is not said.</summary>
    public long? Expiry { get; init; }

    /// <summary>q: true when the key may be looked up in the DNS, as it may when it is not said.</summary>
    public bool IsKeyInDns { get; init; } = true;

    /// <summary>True where there is a c.</summary>
    internal bool IsCanonicalisationSaid { get; init; }

    /// <summary>Where the value of b stands within the value of the field: it is left out of what is signed.</summary>
    internal Range ValueRange { get; init; }
}
