namespace Servanda.Accords;

/// <summary>
/// How far a control bears on a commitment. Met and unmet count separately: a practice can be necessary (its absence
/// shows the promise broken) and far from sufficient.
/// </summary>
/// <param name="ControlId">The control.</param>
/// <param name="Met">0-3: how much having it shows the commitment kept.</param>
/// <param name="Unmet">0-3: how much lacking it shows the commitment not kept; 2 and 3 decide the headline.</param>
/// <param name="Rationale">Why, in one line.</param>
public sealed record ControlWeight(string ControlId, int Met, int Unmet, Text Rationale)
{
    /// <summary>The highest weight.</summary>
    public const int Max = 3;

    /// <summary>From this unmet weight on, an unmet control makes the commitment not kept.</summary>
    public const int Decides = 2;
}
