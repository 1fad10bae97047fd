using System.Security.Cryptography;
using System.Text;
using Servanda.Accords;
using Servanda.Cli.Mail.Answers;
using Servanda.Cli.Reports;
using Servanda.Cli.Reports.Page;

namespace Servanda.Cli.Mail.Page;

/// <summary>An answer as one page that needs nothing else: no script, no request, the look of the other reports.</summary>
static class MailPage
{
    static readonly string Style = Embedded.Read("report.css") + Embedded.Read("mail.css");

    /// <summary>Only this very style is let through, as in the other reports.</summary>
    static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "img-src data:; base-uri 'none'; form-action 'none'";

    static readonly Text HowCounted = new("How this was counted", "Comment c’est compté");
    static readonly Text WrittenAt = new("Written", "Rédigé");
    static readonly Text InNumbers = new("The same in numbers", "La même chose en chiffres");
    static readonly Text WhatColumns = new(
        "Each column is one step of time, stacked from below: aligned, then what was not aligned and delivered, quarantined, "
            + "rejected. The numbers stand in the table that follows.",
        "Chaque colonne est un pas de temps, de bas en haut : alignés, puis non alignés et remis, en quarantaine, refusés. "
            + "Les chiffres sont dans le tableau qui suit.");

    public static byte[] Write(Answer answer, Language language, DateTimeOffset now)
    {
        var html = new Html(language);
        Head(html, answer, language);
        if (answer.Facts.Count > 0)
            Facts(html, answer.Facts);
        if (answer.IsEmpty)
            html.Line($"<p class=\"mail\">{AnswerWords.Nothing(answer.Scope)}</p>");
        else
            Tables(html, answer);
        html.Line($"""<section class="mail how-counted" aria-labelledby="how-counted"><h2 id="how-counted">{HowCounted}</h2>""");
        foreach (var note in answer.Notes)
            html.Line($"<p>{note}</p>");
        html.Line($"""
            </section>
            </main>
            <footer><div class="measure"><p>{WrittenAt} {now}, {ReportHead.Tool} {Product.Version}</p></div></footer>
            </body>
            </html>
            """);
        return html.Take();
    }

    static void Head(Html html, Answer answer, Language language) => html.Line($"""
        <!doctype html>
        <html lang="{Words.Id(language)}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="{ReportHead.Tool} {Product.Version}">
        <title>{answer.Title} – {answer.Scope.Domain.Unicode}</title>
        <link rel="icon" href="data:,">
        <style>{new Trusted(Style)}</style>
        </head>
        <body>
        <a class="skip" href="#content">{Phrases.SkipToContent}</a>
        {Chart.Patterns}
        <header class="masthead">
        <div class="measure">{Icons.Wordmark}</div>
        </header>
        <main id="content" class="measure" tabindex="-1">
        <h1>{answer.Title}</h1>
        <p class="lead">{answer.Lead}</p>
        """);

    static void Facts(Html html, IReadOnlyList<Fact> facts)
    {
        html.Line($"""<dl class="figures">""");
        foreach (var fact in facts)
        {
            html.Line($"<div><dt>{fact.Label}</dt><dd>{fact.Value.Shown}");
            if (fact.Share is not null)
                html.Line($"<span>{fact.Share.Shown}</span>");
            html.Line($"</dd></div>");
        }
        html.Line($"</dl>");
    }

    static void Tables(Html html, Answer answer)
    {
        // The signs are explained where each way of drawing is first met.
        var explained = new HashSet<Drawing> { Drawing.None };
        foreach (var table in answer.Tables)
        {
            html.Line($"""<section class="mail"><h2 id="{table.Id}">{table.Title}</h2>""");
            if (table.Note is not null)
                html.Line($"""<p class="note">{table.Note}</p>""");
            if (table.Rows.Count == 0)
                html.Line($"<p>{AnswerWords.None}</p>");
            else
                Table(html, table, explained.Add(table.Drawing));
            html.Line($"</section>");
        }
    }

    static void Table(Html html, AnswerTable table, bool withLegend)
    {
        if (withLegend)
            Legend(html);
        if (table.Drawing == Drawing.Columns)
        {
            Columns(html, table);
            html.Line($"""<details class="numbers"><summary>{InNumbers}</summary>""");
        }
        ValueTable.Write(html, table);
        if (table.Drawing == Drawing.Columns)
            html.Line($"</details>");
        if (table.IsCut)
            html.Line($"""<p class="note">{AnswerWords.Cut(table.Rows.Count)}</p>""");
    }

    static void Legend(Html html)
    {
        html.Line($"""<ul class="legend">""");
        foreach (var outcome in Outcomes.All)
            html.Line($"<li>{Chart.Sample(outcome)}{Outcomes.Word(outcome)}</li>");
        html.Line($"</ul>");
    }

    static void Columns(Html html, AnswerTable table)
    {
        var volumes = table.Rows.Select(row => row.Volume!).ToList();
        html.Line($"""
            <p class="note" id="{table.Id}-drawn">{WhatColumns}</p>
            <div class="plot"><div class="scale"><span>{Figures.Number(volumes.Max(volume => volume.Messages))}</span><span>0</span></div>
            {Chart.Columns(volumes, table.Id, table.Id + "-drawn")}
            <div class="ends"><span>{table.Rows[0].Cells[0].Shown}</span><span>{table.Rows[^1].Cells[0].Shown}</span></div></div>
            """);
    }
}
