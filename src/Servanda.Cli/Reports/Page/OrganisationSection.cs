using Servanda.Accords;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Page;

/// <summary>Everything about one organisation.</summary>
static class OrganisationSection
{
    public static void Write(Html html, ReportHead head, Scorecard scorecard, string? bundle)
    {
        var id = scorecard.Organisation.Id;
        html.Line($"""<section class="organisation" id="{Anchors.Of(id)}" aria-labelledby="{Anchors.Of(id)}-name">""");
        html.Line($"""<h2 id="{Anchors.Of(id)}-name">{scorecard.Organisation.Name}</h2>""");
        Facts(html, scorecard);
        if (bundle is not null)
            Bundle(html, bundle, head.Verify(bundle));
        MendFirst(html, head.Index, scorecard);
        foreach (var accord in scorecard.Accords)
        {
            html.Line($"""<section class="accord"><h3>{head.Index.AccordTitle(accord.AccordId)}</h3>""");
            foreach (var commitment in accord.Commitments)
                CommitmentCard.Write(html, head.Index, id, commitment);
            html.Line($"</section>");
        }
        new ControlFindings(html, head.Index, scorecard).Write();
        html.Line($"""<p class="back"><a href="#headlines">{Phrases.BackToHeadlines}</a></p></section>""");
    }

    static void Facts(Html html, Scorecard scorecard)
    {
        html.Line($"""<p class="facts">""");
        if (scorecard.Organisation.Country is { } country)
            html.Line($"<span>{country}</span>");
        foreach (var kind in scorecard.Organisation.Assets.CountBy(asset => asset.Kind))
            html.Line($"<span>{Phrases.AssetCount(kind.Value, kind.Key)}</span>");
        if (Phrases.Proven(scorecard) is { } proven)
            html.Line($"<span>{proven}</span>");
        html.Line($"<span>{scorecard.StartedAt}</span></p>");
    }

    // "./" keeps whatever follows a path: it can never be read as a scheme.
    static void Bundle(Html html, string bundle, string verify) => html.Line($"""
        <dl class="bundle">
        <div><dt>{Phrases.Bundle}</dt><dd><a href="./{bundle}">{bundle}</a></dd></div>
        <div><dt>{Phrases.RepeatIt}</dt><dd><code>{verify}</code></dd></div>
        </dl>
        """);

    static void MendFirst(Html html, CatalogueIndex index, Scorecard scorecard)
    {
        var mend = FirstToMend.In(scorecard, index);
        html.Line($"""<div class="mend"><h3>{Phrases.MendFirst}</h3>""");
        if (mend.Count == 0)
            html.Line($"<p>{Phrases.NothingToMend}</p>");
        else
            html.Line($"<ol>");
        foreach (var one in mend)
        {
            var kind = index.Control(one.Control.ControlId)?.Asset ?? AssetKind.Domain;
            var failing = one.Control.Assets.Count(asset => asset.Status == ControlStatus.Unmet);
            html.Line($"""
                <li><a href="#{Anchors.MostOf(scorecard.Organisation.Id, one.Control)}">{index.ControlTitle(one.Control.ControlId)}</a>
                <span>{Phrases.Failing(failing, one.Control.AssetsApplicable, kind)}</span>
                """);
            if (one.Commitments.Count > 0)
                html.Line($"<span>{Phrases.Breaks(one.Commitments.Count)}</span>");
            html.Line($"</li>");
        }
        if (mend.Count > 0)
            html.Line($"</ol>");
        html.Line($"</div>");
    }
}
