using Servanda.Core;

namespace Servanda.Accords.Findings;

/// <summary>What one rule found about one asset, always with its reason, its clause and what it rests on.</summary>
public sealed record Finding
{
    /// <summary>The rule: <c>mail.dmarc.policy</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>The control the rule belongs to.</summary>
    public required string ControlId { get; init; }

    /// <summary>What was looked at.</summary>
    public required string Asset { get; init; }

    /// <summary>Whether the rule decides its control.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The outcome.</summary>
    public required FindingStatus Status { get; init; }

    /// <summary>Why, with what was seen.</summary>
    public required Text Reason { get; init; }

    /// <summary>The clause that asks for it.</summary>
    public required string Clause { get; init; }

    /// <summary>What to publish or change, exact where it can be; null when there is nothing to mend.</summary>
    public Text? Remedy { get; init; }

    /// <summary>How strong the evidence is.</summary>
    public required EvidenceLevel Evidence { get; init; }

    /// <summary>Digests of the observations used, in the order they were looked at.</summary>
    public IReadOnlyList<Digest> Observations { get; init; } = [];
}
