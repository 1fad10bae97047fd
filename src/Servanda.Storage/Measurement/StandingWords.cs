using Servanda.Accords.Scorecards;

namespace Servanda.Storage.Measurement;

/// <summary>When controls and commitments count as achieved.</summary>
public static class StandingWords
{
    /// <summary>When the control was met, or no longer met; null where it is not known.</summary>
    public static Turn? Turn(this StandingHistory<ControlStatus> history) => history.Turn(
        status => status == ControlStatus.Met, status => status is ControlStatus.Unknown or ControlStatus.NotApplicable);

    /// <summary>When the commitment was shown kept, or no longer so; null where nothing is shown.</summary>
    public static Turn? Turn(this StandingHistory<Verdict> history) => history.Turn(
        verdict => verdict == Verdict.Kept, verdict => verdict == Verdict.NotShown);
}
