using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Page;

/// <summary>The findings of an organisation, control by control, each written once however many commitments it bears on.</summary>
static class ControlFindings
{
    public static void Write(Html html, CatalogueIndex index, Scorecard scorecard)
    {
        html.Line($"""<section class="findings"><h3>{Phrases.Findings}</h3><p class="note">{Phrases.FindingsOnce}</p>""");
        foreach (var control in scorecard.Controls)
            Control(html, index, scorecard, control);
        html.Line($"</section>");
    }

    static void Control(Html html, CatalogueIndex index, Scorecard scorecard, ControlResult result)
    {
        var open = new Trusted(result.Status == ControlStatus.Unmet ? " open" : "");
        var known = index.Control(result.ControlId);
        html.Line($"""
            <details class="control" id="{Anchors.Control(scorecard.Organisation.Id, result.ControlId)}"{open}>
            <summary><h4>{index.ControlTitle(result.ControlId)}</h4> {Lanewise.Shown(result)}
            """);
        if (result.AssetsApplicable > 0 && known is not null)
            html.Line($"<span class=\"share\">{Phrases.AssetsMet(result.AssetsMet, result.AssetsApplicable, known.Asset)}</span>");
        html.Line($"</summary>");
        if (known is not null)
            html.Line($"""<p class="statement">{new Prose(known.Statement)}</p>""");
        if (known?.Caution is { } caution)
            html.Line($"""<p class="note">{new Prose(caution)}</p>""");
        BearsOn(html, index, scorecard, result.ControlId);
        if (result.Attestation is { } attestation)
            Attestation(html, attestation);
        if (result.Assets.Count == 0 && result.Attestation is null)
            Nothing(html, known);
        foreach (var asset in result.Assets.OrderBy(asset => Lanewise.Urgency(asset.Status)))
            Asset(html, asset);
        html.Line($"</details>");
    }

    static void BearsOn(Html html, CatalogueIndex index, Scorecard scorecard, string control)
    {
        var bears = scorecard.Accords.SelectMany(accord => accord.Commitments)
            .Where(commitment => commitment.Controls.Any(one => one.ControlId == control)).ToList();
        if (bears.Count == 0)
            return;
        html.Line($"""<p class="bears">{Phrases.BearsOn}""");
        foreach (var one in bears)
            html.Line($"""<a href="#{Anchors.Commitment(scorecard.Organisation.Id, one.CommitmentId)}">{one.CommitmentId} {index.CommitmentTitle(one.CommitmentId)}</a>""");
        html.Line($"</p>");
    }

    static void Attestation(Html html, Attestation attestation)
    {
        html.Line($"""
            <figure class="attestation"><blockquote>{attestation.Statement}</blockquote>
            <figcaption>{Phrases.AttestedOn(attestation.On, attestation.Until)}. {Phrases.Documents}
            """);
        if (attestation.Documents.Count == 0)
            html.Line($"{Phrases.NoDocuments}");
        foreach (var document in attestation.Documents)
            html.Line($"{document}");
        html.Line($"</figcaption></figure>");
    }

    static void Nothing(Html html, Control? known)
    {
        if (known is null)
            return;
        html.Line($"""<p>{Phrases.HowShown(known.ShownBy)}</p>""");
        if (known.ShownBy != ShownBy.Measurement)
            html.Line($"""<div class="remedy"><p><b>{Phrases.HowToShow}</b> {new Prose(known.Remedy)}</p></div>""");
    }

    static void Asset(Html html, AssetResult asset)
    {
        html.Line($"""<section class="asset"><h5>{asset.Asset}</h5><ul>""");
        foreach (var finding in asset.Findings)
            Finding(html, finding);
        html.Line($"</ul></section>");
    }

    static void Finding(Html html, Finding finding)
    {
        html.Line($"""<li class="finding {Icons.Shape(finding.Status)}"><p class="reason">{finding.Status} {new Prose(finding.Reason)}</p>""");
        if (finding.Remedy is not null)
            html.Line($"""<div class="remedy"><p><b>{Phrases.Remedy}</b> {new Prose(finding.Remedy)}</p></div>""");
        html.Line($"""
            <dl><div><dt>{Phrases.Clause}</dt><dd>{finding.Clause}</dd></div>
            <div><dt>{Phrases.Rule}</dt><dd><span class="rule">{finding.RuleId}</span>
            """);
        if (finding.Severity == Severity.Recommended)
            html.Line($"({Phrases.Recommended})");
        html.Line($"</dd></div><div><dt>{Phrases.Evidence}</dt><dd>{Words.Word(finding.Evidence)}");
        foreach (var observation in finding.Observations)
            html.Line($"{observation}");
        html.Line($"</dd></div></dl></li>");
    }
}
