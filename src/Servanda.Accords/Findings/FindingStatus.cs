namespace Servanda.Accords.Findings;

/// <summary>What a rule finds.</summary>
public enum FindingStatus
{
    /// <summary>As the clause asks.</summary>
    Pass,
    /// <summary>In part, or in a way that should be better.</summary>
    Warn,
    /// <summary>Not as the clause asks; seen twice.</summary>
    Fail,
    /// <summary>The clause asks nothing here.</summary>
    NotApplicable,
    /// <summary>We could not look, or nobody answered; this says nothing about the organisation.</summary>
    NotMeasured,
}
