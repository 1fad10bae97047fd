namespace Servanda.Mail.Dkim;

/// <summary>The words of RFC 8601 §2.7.1.</summary>
public static class DkimOutcomes
{
    /// <summary>As Authentication-Results has it.</summary>
    public static string Word(this DkimOutcome outcome) => outcome switch
    {
        DkimOutcome.None => "none",
        DkimOutcome.Pass => "pass",
        DkimOutcome.Fail => "fail",
        DkimOutcome.Policy => "policy",
        DkimOutcome.Neutral => "neutral",
        DkimOutcome.TempError => "temperror",
        DkimOutcome.PermError => "permerror",
    };
}
