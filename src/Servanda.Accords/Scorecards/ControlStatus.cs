namespace Servanda.Accords.Scorecards;

/// <summary>Whether a control is met.</summary>
public enum ControlStatus
{
    /// <summary>Every required rule passes.</summary>
    Met,
    /// <summary>Some required rule warns and none fails.</summary>
    PartlyMet,
    /// <summary>A required rule fails.</summary>
    Unmet,
    /// <summary>Nothing here for it to apply to.</summary>
    NotApplicable,
    /// <summary>Not shown either way.</summary>
    Unknown,
}
