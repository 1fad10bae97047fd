using Servanda.Accords;

namespace Servanda.Cli.Reports.Page;

/// <summary>What each control asks, once for the whole page, whatever the number of organisations.</summary>
static class ControlGlossary
{
    public static void Write(Html html, CatalogueIndex index, IEnumerable<string> controls)
    {
        html.Line($"""<section class="glossary" aria-labelledby="controls"><h2 id="controls">{Phrases.WhatControlsAsk}</h2>""");
        foreach (var control in controls.Select(index.Control).OfType<Control>())
            Entry(html, control);
        html.Line($"</section>");
    }

    static void Entry(Html html, Control control)
    {
        html.Line($"""
            <section class="ask" id="{Anchors.Glossary(control.Id)}"><h3>{control.Title}</h3>
            <p>{new Prose(control.Statement)}</p>
            """);
        if (control.Caution is { } caution)
            html.Line($"""<p class="note">{new Prose(caution)}</p>""");
        if (control.ShownBy != ShownBy.Measurement)
            html.Line($"""<p class="note">{Phrases.HowShown(control.ShownBy)}</p>""");
        html.Line($"""
            <p><b>{(control.ShownBy == ShownBy.Measurement ? Phrases.Remedy : Phrases.HowToShow)}</b> {new Prose(control.Remedy)}</p>
            <p class="clauses"><span class="rule">{control.Id}</span> {string.Join(", ", control.Clauses)}</p></section>
            """);
    }
}
