namespace Servanda.Web.Charts;

/// <summary>How many signatures stood on which day: only what has a date is drawn along the time.</summary>
/// <param name="Steps">The days on which the count changed, ascending, and how many stood from then on.</param>
/// <param name="Undated">Signatures that no source dates; drawn apart, and never spread over the time.</param>
/// <param name="Sourced">Counts that a source gives for a day, by whatever list it kept; drawn as points of their own.</param>
/// <param name="Until">The last day of the drawing.</param>
sealed record Growth(
    IReadOnlyList<GrowthPoint> Steps, int Undated, IReadOnlyList<GrowthPoint> Sourced, DateOnly Until)
{
    /// <summary>True when nothing could be drawn.</summary>
    public bool IsEmpty => Steps.Count == 0 && Sourced.Count == 0 && Undated == 0;
}

/// <summary>A count on a day.</summary>
/// <param name="On">The day; for a source that gives only a month or a year, its last day.</param>
/// <param name="Count">How many stood at the end of it.</param>
readonly record struct GrowthPoint(DateOnly On, int Count);
