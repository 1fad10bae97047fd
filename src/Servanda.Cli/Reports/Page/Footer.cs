using Servanda.Accords;

namespace Servanda.Cli.Reports.Page;

/// <summary>The end of the page: by which method, so that nobody compares what cannot be compared.</summary>
static class Footer
{
    static readonly Text OneMethod = new(
        "Judged by one method. A verdict under another is another verdict, and the two are not compared.",
        "Jugé selon une seule méthode. Un verdict rendu selon une autre est un autre verdict, et les deux ne se comparent pas.");

    public static void Write(Html html, ReportHead head) => html.Line($"""
        </main>
        <footer><div class="measure">
        <p>{OneMethod}</p>
        <p class="whole">{Phrases.Method} {head.MethodVersion}, SHA-256 <code>{head.Method.ToString()}</code></p>
        <p class="whole">{Phrases.Catalogue}, SHA-256 <code>{head.Catalogue.Digest.ToString()}</code></p>
        </div></footer>
        </body>
        </html>
        """);
}
