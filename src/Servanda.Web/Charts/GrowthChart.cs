using Microsoft.AspNetCore.Html;

namespace Servanda.Web.Charts;

/// <summary>
/// Draws signatures over time: a stepped line of those with a date, points where a source gives a count, and a hatched
/// column apart for those without a date. Widths are shares of the room there is, so that its words stay legible on a phone.
/// </summary>
static class GrowthChart
{
    const int Height = 260;
    const int Top = 24;
    const int Floor = 228;
    const int PlotWide = 1000;

    /// <summary>The share of the width that the time has when a column stands beside it, in hundredths.</summary>
    const double TimeShare = 82;
    const double ColumnAt = 88;
    const double ColumnWide = 12;
    const int MaxYearWords = 5;

    /// <summary>The drawing; <paramref name="number"/> writes a count as the page's language does.</summary>
    public static HtmlString Draw(Growth growth, ChartTitle title, Func<int, string> number)
    {
        var svg = new Svg().Add($"""
            <svg class="chart" width="100%" height="{Height}" role="img" aria-labelledby="{title.Id}-t {title.Id}-d"><title id="{title.Id}-t">{title.Title}</title><desc id="{title.Id}-d">{title.Description}</desc>
            """);
        var highest = growth.Steps.Concat(growth.Sourced).Select(point => point.Count).Append(growth.Undated).Max();
        var scale = Scale.UpTo(highest);
        var axis = TimeAxis.Of(growth, growth.Undated > 0 ? TimeShare : 100);
        Grid(svg, scale, axis, number);
        if (growth.Steps.Count > 0)
            Line(svg, growth.Steps, scale, axis);
        foreach (var point in growth.Sourced)
            svg.Add($"""<svg x="{axis.At(point.On)}%" y="{Y(scale, point.Count)}" overflow="visible"><path class="point" d="M0-6l6 6-6 6-6-6z"/></svg>""");
        if (growth.Undated > 0)
            Column(svg, growth.Undated, scale, number);
        return svg.Add($"</svg>").Done();
    }

    static void Grid(Svg svg, Scale scale, TimeAxis axis, Func<int, string> number)
    {
        for (var value = scale.Step; value <= scale.Most; value += scale.Step)
        {
            var y = Y(scale, value);
            svg.Add($"""<line class="grid" x1="0" x2="100%" y1="{y}" y2="{y}"/><text x="0" y="{y - 4}">{number(value)}</text>""");
        }
        svg.Add($"""<line class="base" x1="0" x2="{axis.Share}%" y1="{Floor}" y2="{Floor}"/>""");
        var years = axis.LastYear - axis.FirstYear + 1;
        var every = (years + MaxYearWords - 1) / MaxYearWords;
        for (var year = axis.FirstYear; year <= axis.LastYear; year++)
        {
            var x = axis.At(new DateOnly(year, 1, 1));
            svg.Add($"""<line class="grid" x1="{x}%" x2="{x}%" y1="{Floor}" y2="{Floor + 6}"/>""");
            if ((year - axis.FirstYear) % every == 0)
                svg.Add($"""<text x="{x}%" y="{Floor + 20}">{year}</text>""");
        }
    }

    /// <summary>The line is drawn in a frame of its own that is stretched; its stroke is not.</summary>
    static void Line(Svg svg, IReadOnlyList<GrowthPoint> steps, Scale scale, TimeAxis axis)
    {
        var first = axis.Within(steps[0].On) * PlotWide;
        svg.Add($"""<svg width="{axis.Share}%" height="{Height}" viewBox="0 0 {PlotWide} {Height}" preserveAspectRatio="none"><path class="area" d="M{first} {Floor}""");
        Steps();
        svg.Add($"""V{Floor}z"/><path class="line" d="M{first} {Floor}""");
        Steps();
        svg.Add($"\"/></svg>");

        void Steps()
        {
            foreach (var point in steps)
                svg.Add($"H{axis.Within(point.On) * PlotWide}V{Y(scale, point.Count)}");
            svg.Add($"H{PlotWide}");
        }
    }

    static void Column(Svg svg, int undated, Scale scale, Func<int, string> number)
    {
        const int HatchEvery = 9;
        var y = Y(scale, undated);
        svg.Add($"""<rect class="unknown" x="{ColumnAt}%" width="{ColumnWide}%" y="{y}" height="{Floor - y}"/>""");
        for (var line = Floor - HatchEvery; line > y; line -= HatchEvery)
            svg.Add($"""<line class="hatch" x1="{ColumnAt}%" x2="{ColumnAt + ColumnWide}%" y1="{line}" y2="{line}"/>""");
        svg.Add($"""<text class="big" x="{ColumnAt + (ColumnWide / 2)}%" y="{y - 6}" text-anchor="middle">{number(undated)}</text>""");
        svg.Add($"""<text x="{ColumnAt + (ColumnWide / 2)}%" y="{Floor + 20}" text-anchor="middle">?</text>""");
    }

    static double Y(Scale scale, int value) => Floor - (scale.Part(value) * (Floor - Top));
}
