using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Page;

/// <summary>
/// The page's drawings, each made once and used by name. Every state has its own shape, so that none is told by colour
/// alone: a disc, a half disc, a square, a broken ring, a bar.
/// </summary>
static class Icons
{
    /// <summary>The shapes, to be written once at the top of the page.</summary>
    public static readonly Trusted Definitions = new(Embedded.Read("shapes.svg"));

    /// <summary>The name, drawn: a V and an A turned about each other, two parties' ticks that hold one another.</summary>
    public static readonly Trusted Wordmark = new(Embedded.Read("wordmark.svg"));

    /// <summary>The shape of a state, which is also the class that colours it.</summary>
    public static string Shape(Verdict verdict) => verdict switch
    {
        Verdict.Kept => "yes",
        Verdict.PartlyKept => "part",
        Verdict.NotKept => "no",
        Verdict.NotShown => "open",
    };

    public static string Shape(ControlStatus status) => status switch
    {
        ControlStatus.Met => "yes",
        ControlStatus.PartlyMet => "part",
        ControlStatus.Unmet => "no",
        ControlStatus.Unknown => "open",
        ControlStatus.NotApplicable => "none",
    };

    public static string Shape(FindingStatus status) => status switch
    {
        FindingStatus.Pass => "yes",
        FindingStatus.Warn => "part",
        FindingStatus.Fail => "no",
        FindingStatus.NotMeasured => "open",
        FindingStatus.NotApplicable => "none",
    };

    public static Trusted Use(string shape) =>
        new($"<svg class=\"i\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#i-{shape}\"/></svg>");
}
