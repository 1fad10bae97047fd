using Servanda.Accords.Registers;

namespace Servanda.Accords.Scorecards;

/// <summary>What an organisation was shown to keep, commitment by commitment; never one number.</summary>
public sealed record Scorecard
{
    /// <summary>Who was assessed.</summary>
    public required Organisation Organisation { get; init; }

    /// <summary>When the first look was made.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last look was made.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Each accord, in the order asked.</summary>
    public required IReadOnlyList<AccordResult> Accords { get; init; }

    /// <summary>Every control that was judged, once, in the order of the catalogue.</summary>
    public required IReadOnlyList<ControlResult> Controls { get; init; }
}

/// <summary>One accord on a scorecard.</summary>
/// <param name="AccordId">The accord.</param>
/// <param name="Commitments">Its commitments, in the order of the text.</param>
public sealed record AccordResult(string AccordId, IReadOnlyList<CommitmentResult> Commitments);
