namespace Servanda.Accords.Scorecards;

/// <summary>Whether a commitment was kept, as far as the evidence reaches.</summary>
public enum Verdict
{
    /// <summary>Every control with a met weight is met, attested or better.</summary>
    Kept,
    /// <summary>Something is met, and nothing that decides is unmet.</summary>
    PartlyKept,
    /// <summary>A control whose lack decides is unmet.</summary>
    NotKept,
    /// <summary>Not enough evidence to say.</summary>
    NotShown,
}
