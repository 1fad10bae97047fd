using Microsoft.AspNetCore.Html;
using Servanda.Accords.Scorecards;

namespace Servanda.Web.Charts;

/// <summary>A control's status in one assessment.</summary>
/// <param name="Status">What was found.</param>
/// <param name="IsOtherMethod">True when the method is another than the assessment's before: the two are not compared.</param>
readonly record struct StatusCell(ControlStatus Status, bool IsOtherMethod);

/// <summary>
/// Draws a status over time, one cell for each assessment. A full cell is met, a lower half partly met, a crossed one
/// unmet, a dashed outline unknown, a line not applicable; an upright bar stands where the method changed.
/// </summary>
static class StatusStrip
{
    const int Pitch = 14;
    const int Side = 11;
    const int High = 18;

    /// <summary>The most cells that are drawn; of a longer history the latest are.</summary>
    public const int MaxCells = 60;

    /// <summary>The drawing, oldest first.</summary>
    public static HtmlString Draw(IReadOnlyList<StatusCell> cells, ChartTitle title)
    {
        var drawn = cells.Skip(Math.Max(0, cells.Count - MaxCells)).ToList();
        var wide = Math.Max(1, drawn.Count) * Pitch;
        var svg = new Svg().Add($"""
            <svg class="strip" width="{wide}" height="{High}" viewBox="0 0 {wide} {High}" role="img" aria-labelledby="{title.Id}-t {title.Id}-d"><title id="{title.Id}-t">{title.Title}</title><desc id="{title.Id}-d">{title.Description}</desc>
            """);
        for (var i = 0; i < drawn.Count; i++)
        {
            var x = (i * Pitch) + 2;
            if (drawn[i].IsOtherMethod && i > 0)
                svg.Add($"""<path class="break" d="M{x - 2}.5 0v{High}"/>""");
            Cell(svg, drawn[i].Status, x);
        }
        return svg.Add($"</svg>").Done();
    }

    static void Cell(Svg svg, ControlStatus status, int x) => _ = status switch
    {
        ControlStatus.Met => svg.Add($"""<rect class="yes" x="{x}" y="3" width="{Side}" height="{Side}"/>"""),
        ControlStatus.PartlyMet => svg.Add(
            $"""<g class="part"><rect x="{x}" y="9" width="{Side}" height="5"/><rect class="edge" x="{x}.5" y="3.5" width="{Side - 1}" height="{Side - 1}"/></g>"""),
        ControlStatus.Unmet => svg.Add(
            $"""<g class="no"><path class="edge" d="M{x}.5 3.5h10v10h-10zl10 10m0-10l-10 10"/></g>"""),
        ControlStatus.Unknown => svg.Add($"""<rect class="open" x="{x}.5" y="3.5" width="{Side - 1}" height="{Side - 1}"/>"""),
        ControlStatus.NotApplicable => svg.Add($"""<path class="none" d="M{x} 8.5h{Side}"/>"""),
    };
}
