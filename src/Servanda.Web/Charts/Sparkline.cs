using Microsoft.AspNetCore.Html;

namespace Servanda.Web.Charts;

/// <summary>Draws a run of counts as a line no higher than a word; the last count stands beside it in words.</summary>
static class Sparkline
{
    const int Wide = 128;
    const int High = 24;
    const int Margin = 3;

    /// <summary>The drawing, from nought up; a single count is a level line, none is empty.</summary>
    public static HtmlString Draw(IReadOnlyList<int> counts, ChartTitle title)
    {
        var svg = new Svg().Add($"""
            <svg class="chart spark" viewBox="0 0 {Wide} {High}" role="img" aria-labelledby="{title.Id}-t {title.Id}-d"><title id="{title.Id}-t">{title.Title}</title><desc id="{title.Id}-d">{title.Description}</desc>
            """);
        if (counts.Count > 0)
        {
            var most = Math.Max(1, counts.Max());
            svg.Add($"<path class=\"line\" d=\"M{Margin} {Y(counts[0], most)}");
            for (var i = 1; i < counts.Count; i++)
                svg.Add($"L{Margin + ((double)(Wide - (2 * Margin)) * i / (counts.Count - 1))} {Y(counts[i], most)}");
            if (counts.Count == 1)
                svg.Add($"H{Wide - Margin}");
            svg.Add($"\"/>");
        }
        return svg.Add($"</svg>").Done();
    }

    static double Y(int count, int most) => High - Margin - ((double)(High - (2 * Margin)) * count / most);
}
