using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Planning;

namespace Servanda.Assessment.Runs;

/// <summary>Everything an assessment of one organisation gave: the verdict and all it rests on.</summary>
public sealed record AssessedOrganisation
{
    /// <summary>What was asked.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Every finding, asset by asset, in the order of the rules.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The verdict.</summary>
    public required Scorecard Scorecard { get; init; }

    /// <summary>What was seen, look by look: the first, and the second of what failed.</summary>
    public required Looks Looks { get; init; }

    /// <summary>True when nothing at all could be looked at.</summary>
    public bool IsBlind => Looks.First.All.Count > 0
        && Looks.First.All.All(observation => observation is Observation.Unmeasured);
}

/// <summary>The two looks of an assessment.</summary>
/// <param name="First">Everything the rules asked for.</param>
/// <param name="Second">A world of its own: everything that the rules which failed asked for, seen again later.</param>
public sealed record Looks(Sightings First, Sightings Second);
