using System.Security.Cryptography;
using System.Text;
using Servanda.Accords;

namespace Servanda.Cli.Reports.Page;

/// <summary>The top of the page: its own style and nothing from anywhere else, who speaks, and about what.</summary>
static class Masthead
{
    static readonly string Style = Embedded.Read("report.css");

    /// <summary>Only this very style is let through: no script, no request, and no style that text could smuggle in.</summary>
    static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; " +
        "img-src data:; base-uri 'none'; form-action 'none'";

    public static void Write(Html html, ReportHead head, HeadlineIndex index, DateTimeOffset finishedAt)
    {
        html.Line($"""
            <!doctype html>
            <html lang="{Words.Id(head.Language)}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="{ReportHead.Tool} {head.ToolVersion}">
            <title>{Phrases.PageTitle}</title>
            <link rel="icon" href="data:,">
            <style>{new Trusted(Style)}</style>
            </head>
            <body>
            <a class="skip" href="#content">{Phrases.SkipToContent}</a>
            {Icons.Definitions}
            <header class="masthead">
            <div class="measure">{Icons.Wordmark}</div>
            </header>
            <main id="content" class="measure" tabindex="-1">
            <h1>{Phrases.Heading}</h1>
            <p class="lead">{Phrases.Scope(index.Organisations, index.Accords)}</p>
            """);
        About(html, head, finishedAt);
    }

    static void About(Html html, ReportHead head, DateTimeOffset finishedAt)
    {
        html.Line($"""
            <dl class="about">
            <div><dt>{Phrases.Measured}</dt><dd>{Phrases.Between(head.StartedAt, finishedAt)}</dd></div>
            <div><dt>{Phrases.MeasuredFrom}</dt><dd>{head.Vantage}</dd></div>
            <div><dt>{Phrases.Method}</dt><dd>{head.MethodVersion} {head.Method}</dd></div>
            <div><dt>{Phrases.WrittenBy}</dt><dd>{ReportHead.Tool} {head.ToolVersion}</dd></div>
            </dl>
            """);
    }
}
