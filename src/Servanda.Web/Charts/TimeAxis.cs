namespace Servanda.Web.Charts;

/// <summary>Days from left to right, by whole years at the start.</summary>
sealed class TimeAxis
{
    readonly int _first;
    readonly int _days;

    TimeAxis(DateOnly first, DateOnly last, double share)
    {
        _first = first.DayNumber;
        _days = Math.Max(1, last.DayNumber - _first);
        (FirstYear, LastYear, Share) = (first.Year, last.Year, share);
    }

    /// <summary>The first year, which the axis begins with.</summary>
    public int FirstYear { get; }

    /// <summary>The year of the last day.</summary>
    public int LastYear { get; }

    /// <summary>The axis's share of the drawing's width, in hundredths.</summary>
    public double Share { get; }

    /// <summary>The axis on which everything of a growth has its place.</summary>
    public static TimeAxis Of(Growth growth, double share)
    {
        var days = growth.Steps.Concat(growth.Sourced).Select(point => point.On).Append(growth.Until).ToList();
        return new TimeAxis(new DateOnly(days.Min().Year, 1, 1), days.Max(), share);
    }

    /// <summary>Where a day stands on the axis, 0 to 1.</summary>
    public double Within(DateOnly day) => (double)(day.DayNumber - _first) / _days;

    /// <summary>Where a day stands in the drawing, in hundredths of its width.</summary>
    public double At(DateOnly day) => Math.Round(Within(day) * Share, 2);
}
