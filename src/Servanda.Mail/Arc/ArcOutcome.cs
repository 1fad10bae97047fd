namespace Servanda.Mail.Arc;

/// <summary>What came of validating a chain (RFC 8617 §4.4).</summary>
public enum ArcOutcome
{
    /// <summary>There is no chain.</summary>
    None,
    /// <summary>The chain validates.</summary>
    Pass,
    /// <summary>It does not.</summary>
    Fail,
    /// <summary>A key could not be had for now: this says nothing about the chain.</summary>
    TempError,
}

/// <summary>The words of RFC 8617 §4.4 and RFC 8601.</summary>
public static class ArcOutcomes
{
    /// <summary>As Authentication-Results has it.</summary>
    public static string Word(this ArcOutcome outcome) => outcome switch
    {
        ArcOutcome.None => "none",
        ArcOutcome.Pass => "pass",
        ArcOutcome.Fail => "fail",
        ArcOutcome.TempError => "temperror",
    };
}
