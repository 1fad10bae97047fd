using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Page;

/// <summary>The findings of an organisation, control by control, each written once however many commitments it bears on.</summary>
sealed class ControlFindings(Html html, CatalogueIndex index, Scorecard scorecard)
{
    readonly string _organisation = scorecard.Organisation.Id;
    readonly ObservationNumbers _observations = new(scorecard.Organisation.Id);

    public void Write()
    {
        html.Line($"""<section class="findings"><h3>{Phrases.Findings}</h3><p class="note">{Phrases.FindingsOnce}</p>""");
        foreach (var control in scorecard.Controls.Where(Anchors.HasFindings))
            Control(control);
        _observations.Write(html);
        Unshown([.. scorecard.Controls.Where(control => !Anchors.HasFindings(control))]);
        html.Line($"</section>");
    }

    // The name is inside the fold, so that a browser that is sent there unfolds it.
    void Control(ControlResult result)
    {
        var open = new Trusted(result.Status == ControlStatus.Unmet ? " open" : "");
        html.Line($"""
            <details class="control"{open}><summary><h4>{index.ControlTitle(result.ControlId)}</h4> {Lanewise.Shown(result)}
            """);
        if (result.AssetsApplicable > 0 && index.Control(result.ControlId) is { } known)
            html.Line($"<span class=\"share\">{Phrases.AssetsMet(result.AssetsMet, result.AssetsApplicable, known.Asset)}</span>");
        html.Line($"""</summary><div class="fold" id="{Anchors.Control(_organisation, result.ControlId)}">""");
        BearsOn(result.ControlId);
        if (result.Attestation is { } attestation)
            Attestation(attestation);
        foreach (var asset in result.Assets.OrderBy(asset => Lanewise.Urgency(asset.Status)))
            Asset(asset);
        html.Line($"</div></details>");
    }

    void BearsOn(string control)
    {
        html.Line($"""<p class="bears"><a href="#{Anchors.Glossary(control)}">{Phrases.WhatItAsks}</a>""");
        var bears = scorecard.Accords.SelectMany(accord => accord.Commitments)
            .Where(commitment => commitment.Controls.Any(one => one.ControlId == control)).ToList();
        if (bears.Count > 0)
            html.Line($"<span>{Phrases.BearsOn}</span>");
        foreach (var one in bears)
            html.Line($"""<a href="#{Anchors.Commitment(_organisation, one.CommitmentId)}">{one.CommitmentId} {index.CommitmentTitle(one.CommitmentId)}</a>""");
        html.Line($"</p>");
    }

    void Attestation(Attestation attestation)
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

    void Asset(AssetResult asset)
    {
        html.Line($"""<section class="asset"><h5>{asset.Asset}</h5><ul>""");
        foreach (var finding in asset.Findings.OrderBy(finding => Lanewise.Urgency(finding.Status)))
            Finding(finding);
        html.Line($"</ul></section>");
    }

    void Finding(Finding finding)
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
        html.Line($"</dd></div><div><dt>{Phrases.Evidence}</dt><dd>{Words.Word(finding.Evidence)}</dd></div>");
        if (finding.Observations.Count > 0)
        {
            html.Line($"<div><dt>{Phrases.Observations}</dt><dd>");
            _observations.Refer(html, finding.Observations);
            html.Line($"</dd></div>");
        }
        html.Line($"</dl></li>");
    }

    /// <summary>Controls of which there is nothing to say but that nothing shows them, by why.</summary>
    void Unshown(IReadOnlyList<ControlResult> controls)
    {
        if (controls.Count == 0)
            return;
        html.Line($"""<div class="unshown"><h4>{Phrases.Unknowns}</h4>""");
        foreach (var group in controls.GroupBy(control => Phrases.WhyUnknown(control, index.Control(control.ControlId))))
        {
            html.Line($"""<p>{ControlStatus.Unknown} <span>{group.Key}</span></p><ul>""");
            foreach (var control in group)
                html.Line($"""<li><a href="#{Anchors.Glossary(control.ControlId)}">{index.ControlTitle(control.ControlId)}</a></li>""");
            html.Line($"</ul>");
        }
        html.Line($"</div>");
    }
}
