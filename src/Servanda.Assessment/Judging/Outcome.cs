using Servanda.Accords;
using Servanda.Accords.Findings;

namespace Servanda.Assessment.Judging;

/// <summary>What a rule says: a status with its reason, and where something is to be mended, how.</summary>
public sealed record Outcome(FindingStatus Status, Text Reason, Text? Remedy = null)
{
    /// <summary>As the clause asks.</summary>
    public static Outcome Pass(Text reason) => new(FindingStatus.Pass, reason);

    /// <summary>In part, or should be better.</summary>
    public static Outcome Warn(Text reason, Text remedy) => new(FindingStatus.Warn, reason, remedy);

    /// <summary>Not as the clause asks.</summary>
    public static Outcome Fail(Text reason, Text remedy) => new(FindingStatus.Fail, reason, remedy);

    /// <summary>The clause asks nothing here.</summary>
    public static Outcome NotApplicable(Text reason) => new(FindingStatus.NotApplicable, reason);

    /// <summary>Nobody could look.</summary>
    public static Outcome NotMeasured(Text why) => new(FindingStatus.NotMeasured, why);
}
