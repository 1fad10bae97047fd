using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Rules.Web;

/// <summary>Whether the domain's web is served over HTTPS, and only there (RFC 9110 §4.2.2).</summary>
static class HttpsRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("web.https.reachable", "RFC 9110 §4.2.2", Severity.Required,
            new("The web answers over HTTPS",
                "Le site répond en HTTPS"), view => view.AtSites(site => Reachable(view, site))),
        new("web.https.trust", "RFC 5280 §6", Severity.Required,
            new("The certificate chain is trusted", "La chaîne de certificats est digne de confiance"),
            HttpsCertificate.Trust),
        new("web.https.name", "RFC 9525 §6", Severity.Required,
            new("The certificate is for this name", "Le certificat est établi pour ce nom"), HttpsCertificate.Name),
        new("web.https.expiry", "RFC 5280 §4.1.2.5", Severity.Required,
            new("The certificate is valid today and soon", "Le certificat est valide aujourd’hui et bientôt"),
            HttpsCertificate.Expiry),
        new("web.https.redirect", "RFC 9110 §15.4", Severity.Required,
            new("Plain HTTP leads to HTTPS",
                "HTTP en clair mène à HTTPS"), view => view.AtEverySite(site => Redirect(view, site))),
    ];

    static Outcome Reachable(View view, DomainName site) => view.SitePage("https", site) switch
    {
        Look<WebTranscript>.Seen(var page) => page.Hops[0] switch
        {
            { Tls: { } tls, Status: > 0 and var status } => Outcome.Pass(new(
                $"answers {status} over TLS {tls.Version.Number()}",
                $"répond {status} par TLS {tls.Version.Number()}")),
            { Tls: null } when page is { Hops.Count: 1, End: WebEnd.TlsFailed } => HandshakeFailed(view, site),
            _ when page.End == WebEnd.Malformed => Outcome.NotMeasured(new(
                "what came is not HTTP", "la réponse n’est pas du HTTP")),
            _ => Outcome.NotMeasured(new("no answer came to the end", "aucune réponse n’est arrivée à son terme")),
        },
        var other => Outcome.NotMeasured(other.Why),
    };

    /// <summary>A handshake with us may fail by our doing; one that no current version of TLS would have mended may
    /// not.</summary>
    static Outcome HandshakeFailed(View view, DomainName site) => TlsRules.Current(view, site).Status == FindingStatus.Fail
        ? Outcome.Fail(
            new("answers, and takes neither TLS 1.2 nor 1.3", "répond, mais n’accepte ni TLS 1.2 ni 1.3"),
            new($"Serve {site} on port 443 over TLS 1.2 or 1.3 with a certificate for DNS:{site}",
                $"Servez {site} sur le port 443 par TLS 1.2 ou 1.3 avec un certificat pour DNS:{site}"))
        : Outcome.NotMeasured(new(
            "answers, and no TLS connection with us comes about",
            "répond, mais aucune connexion TLS ne s’établit avec nous"));

    /// <summary>Judges the first page of plain HTTP. Where nobody listens on port 80 and HTTPS answers there is nothing
    /// to lead away from; a port that is silent, or refused without HTTPS to compare with, says nothing.</summary>
    static Outcome Redirect(View view, DomainName site)
    {
        var secure = view.SitePage("https", site);
        return view.SitePage("http", site) switch
        {
            Look<WebTranscript>.Seen(var page) => Redirect(site, page),
            _ when secure is Look<WebTranscript>.Seen && IsRefused(view, site) => Outcome.NotApplicable(new(
                "nobody listens on port 80", "rien n’écoute sur le port 80")),
            var other => Outcome.NotMeasured(other.Why),
        };
    }

    static Outcome Redirect(DomainName site, WebTranscript page)
    {
        var last = page.Last;
        var remedy = new Text(
            $"Answer every request to http://{site}/ with 308 Permanent Redirect and the field  Location: https://{site}/",
            $"Répondez à toute requête vers http://{site}/ par 308 Permanent Redirect et le champ  Location: https://{site}/");
        return (page.End, last.Url.Scheme) switch
        {
            (_, "https") => Outcome.Pass(new($"leads to {Shown.Of(last.Url.AbsoluteUri)}",
                $"mène à {Shown.Of(last.Url.AbsoluteUri)}")),
            (WebEnd.Answered, _) when last.Status is >= 200 and < 300 => Outcome.Fail(
                new($"{Shown.Of(last.Url.AbsoluteUri)} is served in the clear",
                    $"{Shown.Of(last.Url.AbsoluteUri)} est servi en clair"),
                remedy),
            (WebEnd.Answered, _) => Outcome.Pass(new(
                $"serves nothing in the clear ({last.Status})", $"ne sert rien en clair ({last.Status})")),
            (WebEnd.RedirectRefused, _) when last.Field("location") is { } to
                && to.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => Outcome.Pass(new(
                $"leads to {Shown.Of(to)}", $"mène à {Shown.Of(to)}")),
            (WebEnd.TooManyRedirects, _) => Outcome.Warn(
                new("redirects without end", "redirige sans fin"), remedy),
            _ => Outcome.NotMeasured(new("the answer broke off or is not HTTP",
                "réponse interrompue ou qui n’est pas du HTTP")),
        };
    }

    static bool IsRefused(View view, DomainName site) =>
        WebSites.Url("http", site) is { } url && view.Find(new Subject.Page(url)) is Observation.Unmeasured unmeasured
        && unmeasured.Reason.Split(':')[0] == UnmeasuredReasons.Refused;
}
