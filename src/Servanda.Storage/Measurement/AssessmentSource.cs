namespace Servanda.Storage.Measurement;

/// <summary>How an assessment came here.</summary>
public enum AssessmentSource
{
    /// <summary>Made by this installation, in its turn.</summary>
    Schedule,
    /// <summary>Submitted with a key, and judged again here.</summary>
    Submission,
    /// <summary>Made of the demo's laboratory.</summary>
    Demo,
}
