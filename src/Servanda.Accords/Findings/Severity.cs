namespace Servanda.Accords.Findings;

/// <summary>Whether a rule decides its control.</summary>
public enum Severity
{
    /// <summary>Decides the control.</summary>
    Required,
    /// <summary>Informs only.</summary>
    Recommended,
}
