using Servanda.Core;
using Servanda.Mail.Dkim;

namespace Servanda.Mail.Arc;

/// <summary>One set of a chain.</summary>
public sealed record ArcSetResult
{
    /// <summary>1 for the oldest.</summary>
    public required int Instance { get; init; }

    /// <summary>Its seal.</summary>
    public required ArcSeal Seal { get; init; }

    /// <summary>Its message signature.</summary>
    public required DkimSignature MessageSignature { get; init; }

    /// <summary>What came of the seal; null where it was not tried.</summary>
    public DkimReason? SealReason { get; init; }

    /// <summary>What came of the message signature; only the newest one's is tried.</summary>
    public DkimReason? MessageSignatureReason { get; init; }

    /// <summary>The ARC-Authentication-Results on one line, as the sealer wrote it, its number included.</summary>
    public required string Results { get; init; }
}

/// <summary>What came of the chain of a message.</summary>
public sealed record ArcVerdict
{
    /// <summary>Why; it has the outcome.</summary>
    public required ArcReason Reason { get; init; }

    /// <summary>The outcome.</summary>
    public ArcOutcome Outcome => Reason.Outcome;

    /// <summary>More about the reason: what came of the signature that decided; null when there is nothing to add.</summary>
    public string? Detail { get; init; }

    /// <summary>The sets from the oldest; empty unless the chain is whole.</summary>
    public IReadOnlyList<ArcSetResult> Sets { get; init; } = [];

    /// <summary>The highest number among the ARC fields, whether the chain is whole or not; 0 without any.</summary>
    public int Highest { get; init; }

    /// <summary>What is wrong with the fields.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Keys not known so far; with the answers it is to be run again.</summary>
    public IReadOnlyList<MailQuery> Wanted { get; init; } = [];

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsComplete => Wanted.Count == 0;
}
