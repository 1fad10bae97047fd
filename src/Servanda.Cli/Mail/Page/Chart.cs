using System.Globalization;
using System.Text;
using Servanda.Cli.Mail.Answers;
using Servanda.Cli.Reports.Page;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Page;

/// <summary>
/// Drawings of volumes. Every outcome has its own pattern beside its colour, the same order everywhere, and its numbers in
/// a table; the drawings say nothing that the table does not.
/// </summary>
static class Chart
{
    const int High = 1000;
    const int Step = 100;
    const int Gap = 16;

    /// <summary>The patterns, once on a page: plain, slanted, dotted, crossed.</summary>
    public static readonly Trusted Patterns = new("""
        <svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
        <pattern id="p-delivered" width="24" height="24" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="under" d="M0 0h24v24H0z"/><path class="on-delivered" d="M0 6h24" stroke-width="12"/></pattern>
        <pattern id="p-quarantined" width="28" height="28" patternUnits="userSpaceOnUse"><path class="under" d="M0 0h28v28H0z"/><circle class="on-quarantined" cx="7" cy="7" r="7"/><circle class="on-quarantined" cx="21" cy="21" r="7"/></pattern>
        <pattern id="p-rejected" width="24" height="24" patternUnits="userSpaceOnUse"><path class="under" d="M0 0h24v24H0z"/><path class="on-rejected" d="M0 0l24 24M24 0L0 24" stroke-width="7" fill="none"/></pattern>
        </defs></svg>
        """);

    /// <summary>A sample of an outcome, for the legend.</summary>
    public static Trusted Sample(Outcome outcome) => new(
        $"<svg viewBox=\"0 0 96 64\" aria-hidden=\"true\" focusable=\"false\"><path class=\"{Outcomes.Id(outcome)}\" d=\"M0 0h96v64H0z\"/></svg>");

    /// <summary>Columns side by side, stacked by outcome.</summary>
    /// <param name="volumes">One a column.</param>
    /// <param name="title">The id of the element that names the drawing.</param>
    /// <param name="description">The id of the element that says what it shows.</param>
    public static Trusted Columns(IReadOnlyList<Volume> volumes, string title, string description)
    {
        var most = Math.Max(1, volumes.Max(volume => volume.Messages));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg role=\"img\" aria-labelledby=\"{title}\" aria-describedby=\"{description}\" preserveAspectRatio=\"none\" viewBox=\"0 0 {volumes.Count * Step} {High}\">");
        for (var i = 0; i < volumes.Count; i++)
        {
            var bottom = High;
            foreach (var outcome in Outcomes.All)
            {
                var height = Length(volumes[i].Count(outcome), most, High);
                bottom -= height;
                if (height > 0)
                    svg.Append(CultureInfo.InvariantCulture,
                        $"<path class=\"{Outcomes.Id(outcome)}\" d=\"M{i * Step + Gap / 2} {bottom}h{Step - Gap}v{height}h-{Step - Gap}z\"/>");
            }
        }
        return new Trusted(svg.Append("</svg>").ToString());
    }

    /// <summary>One bar, stacked by outcome; the numbers stand in its row.</summary>
    public static Trusted Bar(Volume volume, long most)
    {
        var svg = new StringBuilder(
            "<svg aria-hidden=\"true\" focusable=\"false\" preserveAspectRatio=\"none\" viewBox=\"0 0 1000 120\">");
        var left = 0;
        foreach (var outcome in Outcomes.All)
        {
            var width = Length(volume.Count(outcome), Math.Max(1, most), High);
            if (width > 0)
                svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{Outcomes.Id(outcome)}\" d=\"M{left} 0h{width}v120h-{width}z\"/>");
            left += width;
        }
        return new Trusted(svg.Append("</svg>").ToString());
    }

    // What is there at all is drawn.
    static int Length(long count, long most, int whole) =>
        count == 0 ? 0 : Math.Max(whole / 200, (int)Math.Round(count * (double)whole / most));
}
