using Servanda.Accords;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Page;

/// <summary>One promise: the headline, how much of it is shown, and the three lanes side by side.</summary>
static class CommitmentCard
{
    public static void Write(Html html, CatalogueIndex index, string organisation, CommitmentResult result)
    {
        var anchor = Anchors.Commitment(organisation, result.CommitmentId);
        var commitment = index.Commitment(result.CommitmentId);
        html.Line($"""
            <article class="commitment" id="{anchor}" aria-labelledby="{anchor}-title">
            <header><span class="number" aria-hidden="true">{HeadlineIndex.Number(result.CommitmentId)}</span>
            <h4 id="{anchor}-title">{index.CommitmentTitle(result.CommitmentId)}</h4>
            <p class="headline">{result.Verdict}</p>
            <p class="shown">{Phrases.ControlsShown(result.Lanes.Shown, result.Lanes.Applicable)}</p>
            """);
        if (commitment is not null)
            html.Line($"""<p class="meaning">{new Prose(commitment.Meaning)}</p>""");
        html.Line($"</header>");
        if (result.Controls.Count == 0)
            html.Line($"""<p class="note">{Phrases.NoControlYet}</p>""");
        else
            Lanes(html, index, organisation, result);
        html.Line($"</article>");
    }

    static void Lanes(Html html, CatalogueIndex index, string organisation, CommitmentResult result)
    {
        var lanes = result.Controls.ToLookup(Lanewise.LaneOf);
        html.Line($"""<div class="lanes {Widest(lanes)}">""");
        OneLane("measured", Phrases.LaneMeasured, Lane.Measured);
        OneLane("attested", Phrases.LaneAttested, Lane.Attested);
        OneLane("unknown", Phrases.LaneUnknown, Lane.Unknown);
        html.Line($"</div>");
        if (lanes.Contains(Lane.NotApplicable))
            Aside(html, index, organisation, lanes[Lane.NotApplicable]);

        void OneLane(string style, Text name, Lane lane)
        {
            html.Line($"""<section class="lane {style}"><h5>{name} <span class="count">{lanes[lane].Count()}</span></h5>""");
            html.Line($"{new Trusted(lanes.Contains(lane) ? "<ul>" : "<p class=\"nothing\">")}");
            if (!lanes.Contains(lane))
                html.Line($"{Phrases.NothingInLane}");
            foreach (var control in lanes[lane])
            {
                var weight = index.Weight(result.CommitmentId, control.ControlId);
                InLane(html, index, Anchors.MostOf(organisation, control), control, weight);
            }
            html.Line($"{new Trusted(lanes.Contains(lane) ? "</ul>" : "</p>")}</section>");
        }
    }

    /// <summary>The lane with the most in it gets the room.</summary>
    static string Widest(ILookup<Lane, ControlResult> lanes)
    {
        var (measured, attested, unknown) =
            (lanes[Lane.Measured].Count(), lanes[Lane.Attested].Count(), lanes[Lane.Unknown].Count());
        return measured >= attested && measured >= unknown ? "most-measured"
            : attested >= unknown ? "most-attested"
            : "most-unknown";
    }

    static void Aside(Html html, CatalogueIndex index, string organisation, IEnumerable<ControlResult> controls)
    {
        html.Line($"""<p class="aside">{ControlStatus.NotApplicable}""");
        foreach (var control in controls)
            html.Line($"""<a href="#{Anchors.MostOf(organisation, control)}">{index.ControlTitle(control.ControlId)}</a>""");
        html.Line($"</p>");
    }

    static void InLane(
        Html html, CatalogueIndex index, string anchor, ControlResult control, ControlWeight weight)
    {
        html.Line($"""
            <li><a href="#{anchor}">{index.ControlTitle(control.ControlId)}</a>
            <span class="result">{Lanewise.Shown(control)}
            """);
        if (Detail(index, control) is { } detail)
            html.Line($"<span>{detail}</span>");
        if (Lanewise.Shown(control) == ControlStatus.Unmet)
            html.Line($"<span>{(weight.Unmet >= ControlWeight.Decides ? Phrases.Decisive : Phrases.NotDecisive)}</span>");
        html.Line($"</span></li>");
    }

    /// <summary>The 7 of 9 domains; for an unknown, why; null when there is nothing to add.</summary>
    static Text? Detail(CatalogueIndex index, ControlResult result) => Lanewise.LaneOf(result) switch
    {
        Lane.Measured when index.Control(result.ControlId) is { } control =>
            Phrases.AssetsMet(result.AssetsMet, result.AssetsApplicable, control.Asset),
        Lane.Unknown => Phrases.WhyUnknown(result, index.Control(result.ControlId)),
        Lane.Measured or Lane.Attested or Lane.NotApplicable => null,
    };
}
