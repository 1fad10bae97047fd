using Servanda.Core;

namespace Servanda.Mail.Dkim;

/// <summary>What came of one signature.</summary>
public sealed record DkimResult
{
    /// <summary>Why; it has the outcome.</summary>
    public required DkimReason Reason { get; init; }

    /// <summary>The outcome.</summary>
    public DkimOutcome Outcome => Reason.Outcome;

    /// <summary>More about the reason, as what the resolver said; null when there is nothing to add.</summary>
    public string? Detail { get; init; }

    /// <summary>The signature; null when it cannot be read.</summary>
    public DkimSignature? Signature { get; init; }

    /// <summary>d as written; null when there is none.</summary>
    public string? Domain { get; init; }

    /// <summary>s as written; null when there is none.</summary>
    public string? Selector { get; init; }

    /// <summary>Where its field starts in the message.</summary>
    public int Offset { get; init; }

    /// <summary>What is wrong with the field and with the key record, told even where it verifies.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Bits of an RSA key, 256 for Ed25519; null while the key is not known.</summary>
    public int? KeyBits { get; init; }

    /// <summary>True when the domain says that it is only testing: the message is to be treated as if it were not signed,
    /// whatever the outcome (RFC 6376 §3.6.1).</summary>
    public bool IsTesting { get; init; }

    /// <summary>Octets of the canonical body that l leaves unsigned, and that anybody may have added.</summary>
    public long UnsignedOctets { get; init; }
}

/// <summary>What came of the signatures of a message.</summary>
public sealed record DkimVerdict
{
    /// <summary>Every DKIM-Signature, from the top.</summary>
    public required IReadOnlyList<DkimResult> Signatures { get; init; }

    /// <summary>Keys not known so far; with the answers it is to be run again.</summary>
    public required IReadOnlyList<MailQuery> Wanted { get; init; }

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsComplete => Wanted.Count == 0;

    /// <summary>Pass when one signature verifies; else temperror when one could not be tried; else what came of the first;
    /// none for a message without any.</summary>
    public DkimOutcome Outcome =>
        Signatures.Count == 0 ? DkimOutcome.None
        : Signatures.Any(one => one.Outcome == DkimOutcome.Pass) ? DkimOutcome.Pass
        : Signatures.Any(one => one.Outcome == DkimOutcome.TempError) ? DkimOutcome.TempError
        : Signatures[0].Outcome;
}
