using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Transcripts;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Assessment.Rules.Web;

/// <summary>Whether browsers are told to come over TLS only (RFC 6797). Each site has to say so for itself, in its
/// first answer over HTTPS; said over plain HTTP it does not count (§8.1).</summary>
static class HstsRules
{
    /// <summary>A year.</summary>
    const long EnoughSeconds = 31_536_000;

    const string FieldName = "strict-transport-security";

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("web.hsts.present", "RFC 6797 §7.1", Severity.Required,
            new("The field is sent over HTTPS",
                "Le champ est envoyé en HTTPS"), view => view.AtSites(site => Present(view, site))),
        new("web.hsts.syntax", "RFC 6797 §6.1", Severity.Required,
            new("The field is well formed",
                "Le champ est bien formé"), view => view.AtSites(site => Syntax(view, site))),
        new("web.hsts.max-age", "RFC 6797 §6.1.1", Severity.Required,
            new("It is remembered for a year",
                "Il est retenu un an"), view => view.AtSites(site => MaxAge(view, site))),
        new("web.hsts.sub-domains", "RFC 6797 §6.1.2", Severity.Recommended,
            new("It counts for the names below too", "Il vaut aussi pour les noms en dessous"),
            view => view.AtSites(site => SubDomains(view, site))),
    ];

    static readonly Text Remedy = new(
        "Send with every answer over HTTPS:  Strict-Transport-Security: max-age=31536000; includeSubDomains",
        "Envoyez avec chaque réponse HTTPS :  Strict-Transport-Security: max-age=31536000; includeSubDomains");

    static readonly Text NoField = new("no field to judge", "aucun champ à juger");

    static Outcome Present(View view, DomainName site)
    {
        var plain = view.SitePage("http", site);
        return Lines(view, site) switch
        {
            Look<IReadOnlyList<string>>.Seen({ Count: > 0 } lines) => Outcome.Pass(Text.Same(Shown.Of(lines[0]))),
            Look<IReadOnlyList<string>>.Seen => Outcome.Fail(
                plain is Look<WebTranscript>.Seen(var page) && page.Hops[0].Url.Scheme == "http"
                    && page.Hops[0].FieldLines(FieldName).Count > 0
                    ? new("the field is sent over plain HTTP only, where it does not count",
                        "le champ n’est envoyé qu’en HTTP, où il ne vaut rien")
                    : new("the field is not sent", "le champ n’est pas envoyé"),
                Remedy),
            var other => Outcome.NotMeasured(other.Why),
        };
    }

    static Outcome Syntax(View view, DomainName site) => WithField(view, site, (read, count) => read.Value switch
    {
        null => Outcome.Fail(WebProblemWords.All(read.Problems), Remedy),
        _ when !read.IsClean => Outcome.Warn(WebProblemWords.All(read.Problems), Remedy),
        _ when count > 1 => Outcome.Warn(
            new($"sent {count} times; only the first counts", $"envoyé {count} fois ; seul le premier compte"), Remedy),
        _ => Outcome.Pass(new("well formed", "bien formé")),
    });

    static Outcome MaxAge(View view, DomainName site) => WithField(view, site, (read, _) => read.Value?.MaxAge switch
    {
        null => Outcome.NotApplicable(NoField),
        0 => Outcome.Fail(new("max-age=0: browsers are told to forget",
            "max-age=0 : les navigateurs doivent oublier"), Remedy),
        >= EnoughSeconds and var age => Outcome.Pass(Text.Same($"max-age={age}")),
        var age => Outcome.Warn(new($"max-age={age}, less than a year", $"max-age={age}, moins d’un an"), Remedy),
    });

    static Outcome SubDomains(View view, DomainName site) => WithField(view, site, (read, _) => read.Value switch
    {
        null => Outcome.NotApplicable(NoField),
        { IncludesSubDomains: true, Preload: true } => Outcome.Pass(new(
            "includeSubDomains; asks to be preloaded", "includeSubDomains ; demande le préchargement")),
        { IncludesSubDomains: true } => Outcome.Pass(Text.Same("includeSubDomains")),
        _ => Outcome.Warn(
            new("names below are not covered", "les noms en dessous ne sont pas couverts"),
            new($"Once every name below {site} is served over HTTPS:  {Remedy.En}",
                $"Dès que tout nom sous {site} est servi en HTTPS :  {Remedy.Fr}")),
    });

    static Outcome WithField(
        View view, DomainName site, Func<Parsed<StrictTransportSecurity>, int, Outcome> judge) => Lines(view, site) switch
        {
            // Of several the first counts (§8.1).
            Look<IReadOnlyList<string>>.Seen({ Count: > 0 } lines) =>
                judge(StrictTransportSecurityReader.Read(lines[0]), lines.Count),
            Look<IReadOnlyList<string>>.Seen => Outcome.NotApplicable(NoField),
            var other => Outcome.NotMeasured(other.Why),
        };

    /// <summary>The field's lines in the site's first answer over HTTPS; empty when it has none.</summary>
    static Look<IReadOnlyList<string>> Lines(View view, DomainName site) => view.SitePage("https", site) switch
    {
        Look<WebTranscript>.Seen(var page) when page.Hops[0] is { Status: > 0, Tls: not null } first =>
            new Look<IReadOnlyList<string>>.Seen(first.FieldLines(FieldName)),
        Look<WebTranscript>.Seen => new Look<IReadOnlyList<string>>.Unmeasured(
            new("no answer over HTTPS", "pas de réponse en HTTPS")),
        var other => new Look<IReadOnlyList<string>>.Unmeasured(other.Why),
    };
}
