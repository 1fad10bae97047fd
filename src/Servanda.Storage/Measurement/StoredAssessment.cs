using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;

namespace Servanda.Storage.Measurement;

/// <summary>An assessment with its results, as it was kept.</summary>
public sealed record StoredAssessment
{
    /// <summary>What it is.</summary>
    public required AssessmentHead Head { get; init; }

    /// <summary>Each accord, in the order asked.</summary>
    public required IReadOnlyList<StoredAccord> Accords { get; init; }

    /// <summary>Every control that was judged, once, in the order of the catalogue, with its findings.</summary>
    public required IReadOnlyList<ControlResult> Controls { get; init; }

    /// <summary>Every finding, in the order of the rules.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>What an assessment shows of one accord.</summary>
/// <param name="Result">The verdicts.</param>
/// <param name="Outbox">The number in the log's outbox of the score's leaf; null until public.</param>
public sealed record StoredAccord(AccordResult Result, long? Outbox);
