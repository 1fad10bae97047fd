using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Rules.Web;

/// <summary>Which versions of TLS the web takes, each offered alone (RFC 9325 §3.1).</summary>
static class TlsRules
{
    const int Port = 443;

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("web.tls.current", "RFC 9325 §3.1.1", Severity.Required,
            new("TLS 1.2 or 1.3 is taken",
                "TLS 1.2 ou 1.3 est accepté"), view => view.AtSites(site => Current(view, site))),
        new("web.tls.retired", "RFC 8996 §4", Severity.Required,
            new("TLS 1.0 and 1.1 are not taken", "TLS 1.0 et 1.1 ne sont pas acceptés"),
            view => view.AtEverySite(site => Retired(view, site))),
        new("web.tls.latest", "RFC 9325 §3.1.1", Severity.Recommended,
            new("TLS 1.3 is taken", "TLS 1.3 est accepté"), view => view.AtSites(site => Latest(view, site))),
    ];

    static readonly Text Remedy = new(
        "Let the web server take TLS 1.2 and 1.3 and nothing older",
        "Que le serveur web accepte TLS 1.2 et 1.3, et rien de plus ancien");

    public static Outcome Current(View view, DomainName site) => WithAnswer(view, site, () =>
    {
        var offers = Offers(view, site, TlsOffers.CurrentVersions);
        return offers.Taken.Count > 0 ? Outcome.Pass(offers.Takes)
            : offers.WhyUnknown() is { } why ? Outcome.NotMeasured(why)
            : Outcome.Fail(new("takes neither TLS 1.2 nor 1.3", "n’accepte ni TLS 1.2 ni 1.3"), Remedy);
    });

    /// <summary>A server that closes without a word may be declining or broken; that it takes a newer version tells
    /// which.</summary>
    static Outcome Retired(View view, DomainName site) => WithAnswer(view, site, () =>
    {
        var offers = Offers(view, site, TlsOffers.RetiredVersions);
        var works = Offers(view, site, TlsOffers.CurrentVersions).Taken.Count > 0;
        return offers.Taken.Count > 0
                ? Outcome.Fail(offers.Takes, Remedy)
            : offers.WhyUnknown(closedIsDeclined: works) is { } why ? Outcome.NotMeasured(why)
            : Outcome.Pass(new("declines TLS 1.0 and 1.1", "refuse TLS 1.0 et 1.1"));
    });

    static Outcome Latest(View view, DomainName site) => WithAnswer(view, site, () =>
    {
        var offers = Offers(view, site, [TlsVersion.Tls13]);
        var works = Offers(view, site, TlsOffers.CurrentVersions).Taken.Count > 0;
        return offers.Taken.Count > 0 ? Outcome.Pass(offers.Takes)
            : offers.WhyUnknown(closedIsDeclined: works) is { } why ? Outcome.NotMeasured(why)
            : Outcome.Warn(
                new("does not take TLS 1.3", "n’accepte pas TLS 1.3"),
                new($"Switch on TLS 1.3 beside 1.2 on the web server of {site}",
                    $"Activez TLS 1.3 à côté de 1.2 sur le serveur web de {site}"));
    });

    /// <summary>Eight more connections are made only where one came about.</summary>
    static Outcome WithAnswer(View view, DomainName site, Func<Outcome> judge) => view.SitePage("https", site) switch
    {
        Look<WebTranscript>.Seen => judge(),
        var other => Outcome.NotMeasured(other.Why),
    };

    static TlsOffers Offers(View view, DomainName site, IReadOnlyList<TlsVersion> versions) =>
        TlsOffers.Of(view, site, Port, versions);
}
