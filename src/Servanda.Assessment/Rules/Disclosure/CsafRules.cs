using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules.Web;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Disclosure.Csaf;

namespace Servanda.Assessment.Rules.Disclosure;

/// <summary>Whether programs find the organisation's advisories (CSAF 2.0 §7).</summary>
static class CsafRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("disclosure.csaf.found", "CSAF 2.0 §7.1.8-7.1.10", Severity.Required,
            new("The provider metadata is found", "Les métadonnées du fournisseur se trouvent"), Found),
        new("disclosure.csaf.content", "CSAF 2.0 §7.1.7", Severity.Required,
            new("The provider metadata is valid", "Les métadonnées du fournisseur sont valides"),
            view => InDocument(view, document => Content(view, document))),
        new("disclosure.csaf.transport", "CSAF 2.0 §7.1.3", Severity.Required,
            new("It comes over TLS all the way",
                "Elles passent par TLS de bout en bout"), view => InDocument(view, Transport)),
        new("disclosure.csaf.canonical", "CSAF 2.0 §7.1.7", Severity.Recommended,
            new("It says where it belongs", "Elles disent où est leur place"), view => InDocument(view, Canonical)),
        new("disclosure.csaf.role", "CSAF 2.0 §7.2", Severity.Recommended,
            new("The organisation is at least a provider", "L’organisation est au moins fournisseur"),
            view => InDocument(view, Role)),
    ];

    static readonly Text NoDocument = new("no document to judge", "aucun document à juger");

    static Outcome Found(View view) => view.Once(CsafDocument.Find) switch
    {
        Look<CsafDocument>.Seen(var document) => Outcome.Pass(new(
            $"{document.Place}, found {document.Route.En}", $"{document.Place}, trouvé {document.Route.Fr}")),
        Look<CsafDocument>.Absent when view.Sites() is Look<IReadOnlyList<DomainName>>.Absent =>
            Outcome.NotApplicable(WebSites.NoWeb),
        Look<CsafDocument>.Absent => Outcome.Fail(
            new($"not named in security.txt, not at https://{view.Domain}{CsafDocument.WellKnown}, not at"
                + $" csaf.data.security.{view.Domain}",
                $"ni nommé dans security.txt, ni à https://{view.Domain}{CsafDocument.WellKnown}, ni à"
                + $" csaf.data.security.{view.Domain}"),
            Remedy(view)),
        var other => Outcome.NotMeasured(other.Why),
    };

    static Outcome Content(View view, CsafDocument document) => (document.Read.Value, document.Read.Problems) switch
    {
        (not null, []) => Outcome.Pass(new($"valid, version {document.Read.Value.Version}",
            $"valides, version {document.Read.Value.Version}")),
        (not null, var problems) => Outcome.Warn(DisclosureProblemWords.All(problems), Remedy(view)),
        (null, var problems) => Outcome.Fail(DisclosureProblemWords.All(problems), Remedy(view)),
    };

    static Outcome Transport(CsafDocument document)
    {
        var bad = document.Page.Hops.FirstOrDefault(hop => !IsSafe(hop));
        return bad is null
            ? Outcome.Pass(new(
                $"over TLS, {document.Page.Hops.Count - 1} redirects",
                $"par TLS, {document.Page.Hops.Count - 1} redirections"))
            : Outcome.Fail(
                new($"{Shown.Of(bad.Url.AbsoluteUri)} is not served over TLS with a trusted certificate of its name",
                    $"{Shown.Of(bad.Url.AbsoluteUri)} n’est pas servi par TLS avec un certificat fiable à son nom"),
                new($"Serve it directly over HTTPS with a certificate for DNS:{bad.Url.Host}",
                    $"Servez-le directement en HTTPS avec un certificat pour DNS:{bad.Url.Host}"));
    }

    static Outcome Canonical(CsafDocument document)
    {
        if (document.Read.Value is not { } metadata)
            return Outcome.NotApplicable(NoDocument);
        return document.Page.Hops.Any(hop => metadata.CanonicalUrl.Names(hop.Url.AbsoluteUri))
            ? Outcome.Pass(Text.Same(Shown.Of(metadata.CanonicalUrl.Text)))
            : Outcome.Warn(
                new($"says it belongs at {Shown.Of(metadata.CanonicalUrl.Text)}, and is at {document.Place}",
                    $"dit que sa place est {Shown.Of(metadata.CanonicalUrl.Text)}, et se trouve à {document.Place}"),
                Text.Same($"\"canonical_url\": \"{document.Place}\""));
    }

    static Outcome Role(CsafDocument document) => document.Read.Value is not { } metadata
        ? Outcome.NotApplicable(NoDocument)
        : metadata.Role switch
        {
            CsafRole.Publisher => Outcome.Warn(
                Text.Same("csaf_publisher"),
                new("Meet the requirements of a provider (§7.2.2) and say so: \"role\": \"csaf_provider\"",
                    "Satisfaites aux exigences d’un fournisseur (§7.2.2) et dites-le : \"role\": \"csaf_provider\"")),
            CsafRole.Provider => Outcome.Pass(Text.Same("csaf_provider")),
            CsafRole.TrustedProvider => Outcome.Pass(Text.Same("csaf_trusted_provider")),
        };

    static Outcome InDocument(View view, Func<CsafDocument, Outcome> judge) => view.Once(CsafDocument.Find) switch
    {
        Look<CsafDocument>.Seen(var document) => judge(document),
        Look<CsafDocument>.Absent => Outcome.NotApplicable(NoDocument),
        var other => Outcome.NotMeasured(other.Why),
    };

    static bool IsSafe(WebHop hop) =>
        hop is { Url.Scheme: "https", Tls: { } tls } && !ChainProblems.Of(tls).Any()
        && DomainName.Read(hop.Url.IdnHost).Value is { } host && HttpsCertificate.Own(tls)?.IsFor(host) == true;

    static Text Remedy(View view)
    {
        var url = $"https://{view.Domain}{CsafDocument.WellKnown}";
        var document = $$"""
            {
              "canonical_url": "{{url}}",
              "distributions": [ { "directory_url": "https://{{view.Domain}}/.well-known/csaf/white/" } ],
              "last_updated": "{{view.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}",
              "list_on_CSAF_aggregators": true,
              "metadata_version": "2.0",
              "mirror_on_CSAF_aggregators": true,
              "publisher": { "category": "vendor", "name": "{{view.Domain}}", "namespace": "https://{{view.Domain}}" },
              "role": "csaf_provider"
            }
            """.ReplaceLineEndings("\n");
        return new(
            $"Serve this, with your organisation's name, at {url}, and name it in security.txt (CSAF: {url}):"
            + $"\n{document}",
            $"Servez ceci, avec le nom de votre organisation, à {url}, et nommez-le dans security.txt (CSAF: {url}) :"
            + $"\n{document}");
    }
}
