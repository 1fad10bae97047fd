using System.Globalization;
using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Rules.Web;

/// <summary>Judges the certificate each site shows; the one of the site itself, not of where it redirects to.</summary>
static class HttpsCertificate
{
    /// <summary>What is said when less than this is left, unless the certificate never lives long.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <summary>Certificates that live for days are renewed when a third is left.</summary>
    const int ShareLeft = 3;

    public static Outcome Trust(View view) => view.AtSites(site => WithTls(view, site, tls =>
    {
        List<string> problems = [.. ChainProblems.Of(tls)];
        // When the site's own certificate has run out, the dates of the chain are no second fault.
        if (Own(tls) is { } own && !(own.NotBefore <= view.Now && view.Now <= own.NotAfter))
            problems.Remove("NotTimeValid");
        return problems.Count == 0
            ? Outcome.Pass(new("trusted", "digne de confiance"))
            : Outcome.Fail(
                new(string.Join(", ", problems.Select(problem => ChainProblems.Words(problem).En)),
                    string.Join(", ", problems.Select(problem => ChainProblems.Words(problem).Fr))),
                problems is ["PartialChain"]
                    ? new($"Have {site} send the whole chain: its own certificate first, then every intermediate one",
                        $"Faites envoyer par {site} toute la chaîne : d’abord son certificat, puis chaque intermédiaire")
                    : new($"Have a public authority issue a certificate for DNS:{site}, and send it with its intermediates",
                        $"Faites émettre par une autorité publique un certificat pour DNS:{site}, et envoyez-le avec ses"
                        + " intermédiaires"));
    }));

    public static Outcome Name(View view) => view.AtSites(site => WithCertificate(view, site, own => own.IsFor(site)
        ? Outcome.Pass(new($"for {Shown.List(own.DnsNames)}", $"pour {Shown.List(own.DnsNames)}"))
        : Outcome.Fail(
            own.DnsNames.Count == 0
                ? new("the certificate names no host (no DNS name in subjectAltName)",
                    "le certificat ne nomme aucun hôte (pas de nom DNS dans subjectAltName)")
                : new($"the certificate is for {Shown.List(own.DnsNames)}",
                    $"le certificat est pour {Shown.List(own.DnsNames)}"),
            new($"Order the certificate with subjectAltName DNS:{site}",
                $"Commandez le certificat avec subjectAltName DNS:{site}"))));

    public static Outcome Expiry(View view) => view.AtSites(site => WithCertificate(view, site, own =>
    {
        var (from, until) = (Day(own.NotBefore), Day(own.NotAfter));
        var remedy = new Text(
            $"Renew the certificate of {site}, by a program that does so by itself (ACME, RFC 8555)",
            $"Renouvelez le certificat de {site}, par un programme qui le fait de lui-même (ACME, RFC 8555)");
        var life = own.NotAfter - own.NotBefore;
        var soon = life / ShareLeft < Soon ? life / ShareLeft : Soon;
        return view.Now switch
        {
            var now when now > own.NotAfter => Outcome.Fail(new($"expired on {until}", $"expiré le {until}"), remedy),
            var now when now < own.NotBefore => Outcome.Fail(
                new($"not valid before {from}", $"pas valide avant le {from}"), remedy),
            var now when own.NotAfter - now < soon => Outcome.Warn(
                new($"expires on {until}", $"expire le {until}"), remedy),
            _ => Outcome.Pass(new($"valid until {until}", $"valide jusqu’au {until}")),
        };
    }));

    static Outcome WithCertificate(View view, DomainName site, Func<CertificateFacts, Outcome> judge) =>
        WithTls(view, site, tls => Own(tls) is { } own
            ? judge(own)
            : Outcome.NotMeasured(new("the certificate could not be read", "certificat illisible")));

    static Outcome WithTls(View view, DomainName site, Func<TlsFacts, Outcome> judge) => view.SitePage("https", site) switch
    {
        Look<WebTranscript>.Seen(var page) when page.Hops[0].Tls is { } tls => judge(tls),
        Look<WebTranscript>.Seen => Outcome.NotApplicable(new("no TLS connection to judge",
            "aucune connexion TLS à juger")),
        var other => Outcome.NotMeasured(other.Why),
    };

    /// <summary>The certificate of the server itself; null when it cannot be read.</summary>
    public static CertificateFacts? Own(TlsFacts tls) =>
        tls.Certificates.Count == 0 ? null : CertificateReader.Read(tls.Certificates[0]).Value;

    static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
