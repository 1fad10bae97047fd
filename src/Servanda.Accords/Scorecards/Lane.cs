using Servanda.Accords.Findings;

namespace Servanda.Accords.Scorecards;

/// <summary>What shows a control, or that nothing does.</summary>
public enum Lane
{
    /// <summary>Seen from outside, or proven.</summary>
    Measured,
    /// <summary>Attested by the organisation, with a document.</summary>
    Attested,
    /// <summary>Not shown either way; a mere declaration stays here.</summary>
    Unknown,
    /// <summary>Nothing here for it to apply to.</summary>
    NotApplicable,
}

/// <summary>Puts controls into lanes.</summary>
public static class Lanewise
{
    /// <summary>The status as a reader should take it: what is only declared is unknown.</summary>
    public static ControlStatus Shown(ControlResult control) =>
        LaneOf(control) == Lane.Unknown ? ControlStatus.Unknown : control.Status;

    /// <summary>What to look at first: what fails, then what is short, then what is not known.</summary>
    public static int Urgency(ControlStatus status) => status switch
    {
        ControlStatus.Unmet => 0,
        ControlStatus.PartlyMet => 1,
        ControlStatus.Unknown => 2,
        ControlStatus.Met => 3,
        ControlStatus.NotApplicable => 4,
    };

    /// <summary>As of controls; rules of the same urgency stay in their order.</summary>
    public static int Urgency(FindingStatus status) => status switch
    {
        FindingStatus.Fail => 0,
        FindingStatus.Warn => 1,
        FindingStatus.NotMeasured => 2,
        FindingStatus.Pass => 3,
        FindingStatus.NotApplicable => 4,
    };

    /// <summary>Where a control stands on a scorecard: by what shows it, never by how it turned out.</summary>
    public static Lane LaneOf(ControlResult control) => control.Status switch
    {
        ControlStatus.NotApplicable => Lane.NotApplicable,
        ControlStatus.Unknown => Lane.Unknown,
        ControlStatus.Met or ControlStatus.PartlyMet or ControlStatus.Unmet => control.Evidence switch
        {
            EvidenceLevel.Measured or EvidenceLevel.Proven => Lane.Measured,
            EvidenceLevel.Attested => Lane.Attested,
            EvidenceLevel.None or EvidenceLevel.Declared => Lane.Unknown,
        },
    };
}
