using Servanda.Dns.Edns;

namespace Servanda.Dns.Dnssec;

/// <summary>What validating an answer found (RFC 4035 §5).</summary>
public sealed record Validation
{
    /// <summary>How far the answer can be trusted: the worst of all its parts.</summary>
    public required Security Security { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Why, as an error for programs (RFC 8914); null for what is secure, and for what is insecure because its
    /// zone is simply not signed.</summary>
    public ExtendedError? Error { get; init; }

    /// <summary>True when a link of the chain is a DS record that holds a SHA-1 digest and no better one (RFC 8624
    /// §3.3): accepted, but not as strong as it should be.</summary>
    public bool RestsOnSha1 { get; init; }

    /// <summary>When the first signature of the proof lapses; null when nothing is proven.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What it cost; the keys of a zone count for the answer that first needed them.</summary>
    public ValidationWork Work { get; init; }

    /// <summary>The result and the reason.</summary>
    public override string ToString() => $"{Word}: {Reason}";

    string Word => Security switch
    {
        Security.Secure => "secure",
        Security.Insecure => "insecure",
        Security.Bogus => "bogus",
        Security.Indeterminate => "indeterminate",
    };
}
