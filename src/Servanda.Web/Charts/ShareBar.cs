using Microsoft.AspNetCore.Html;

namespace Servanda.Web.Charts;

/// <summary>One part of a whole.</summary>
/// <param name="Style">How it is filled: a state (<c>yes</c>, <c>part</c>, <c>no</c>, <c>open</c>, <c>none</c>), a shade
/// (<c>p1</c> to <c>p4</c>), or <c>blank</c> for what is unknown.</param>
/// <param name="Count">How many.</param>
readonly record struct Share(string Style, int Count);

/// <summary>Draws the parts of a whole side by side. It stands above a list that names the parts and their counts.</summary>
static class ShareBar
{
    const int Height = 18;
    const double Gap = .35;

    /// <summary>The drawing; parts of nought are left out, an empty whole is a single blank.</summary>
    public static HtmlString Draw(IReadOnlyList<Share> parts, ChartTitle title)
    {
        var svg = new Svg().Add($"""
            <svg class="chart bar" width="100%" height="{Height}" role="img" aria-labelledby="{title.Id}-t {title.Id}-d"><title id="{title.Id}-t">{title.Title}</title><desc id="{title.Id}-d">{title.Description}</desc>
            """);
        var whole = parts.Sum(part => (long)Math.Max(0, part.Count));
        if (whole == 0)
            Part(svg, "blank", 0, 100);
        var from = 0L;
        foreach (var part in parts.Where(part => part.Count > 0))
        {
            Part(svg, part.Style, 100.0 * from / whole, 100.0 * part.Count / whole);
            from += part.Count;
        }
        return svg.Add($"</svg>").Done();
    }

    /// <summary>A small sample of a part's filling, for the list beside the bar.</summary>
    public static HtmlString Sample(string style) =>
        new Svg().Add($"""<svg class="bar" viewBox="0 0 24 14" aria-hidden="true"><rect class="{style}" x="1" y="1" width="22" height="12"/></svg>""").Done();

    static void Part(Svg svg, string style, double x, double width)
    {
        // What is unknown is an outline: it is drawn inside its place, so that the line is not cut off.
        svg.Add($"""<rect class="{style}" x="{x}%" y="1" width="{Math.Max(Gap, width - Gap)}%" height="{Height - 2}"/>""");
    }
}
