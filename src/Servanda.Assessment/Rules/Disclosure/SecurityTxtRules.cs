using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules.Web;
using Servanda.Core.Names;
using Servanda.Disclosure;
using Servanda.Disclosure.SecurityTxt;

namespace Servanda.Assessment.Rules.Disclosure;

/// <summary>Whether a finder of a vulnerability learns whom to tell (RFC 9116).</summary>
static class SecurityTxtRules
{
    /// <summary>Less than this to its end, and a file is about to run out.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("disclosure.security-txt.present", "RFC 9116 §3", Severity.Required,
            new("security.txt is where finders look", "security.txt est là où l’on cherche"), Present),
        new("disclosure.security-txt.contact", "RFC 9116 §2.5.3", Severity.Required,
            new("It names a contact", "Il nomme un contact"), view => InFile(view, Contact)),
        new("disclosure.security-txt.expires", "RFC 9116 §2.5.5", Severity.Required,
            new("It has not expired", "Il n’a pas expiré"), view => InFile(view, Expires)),
        new("disclosure.security-txt.content-type", "RFC 9116 §3", Severity.Required,
            new("It is sent as plain text",
                "Il est envoyé comme texte"), view => InFile(view, SecurityTxtForm.ContentType)),
        new("disclosure.security-txt.syntax", "RFC 9116 §4", Severity.Required,
            new("It is well formed", "Il est bien formé"), view => InFile(view, SecurityTxtForm.Syntax)),
        new("disclosure.security-txt.horizon", "RFC 9116 §2.5.5", Severity.Recommended,
            new("It runs for less than a year, and not out at once",
                "Il vaut moins d’un an, et plus que quelques jours"),
            view => InFile(view, Horizon)),
        new("disclosure.security-txt.canonical", "RFC 9116 §2.5.2", Severity.Recommended,
            new("It says where it belongs", "Il dit où est sa place"), view => InFile(view, Canonical)),
        new("disclosure.security-txt.encryption", "RFC 9116 §2.5.4", Severity.Recommended,
            new("It offers a key for confidential reports", "Il offre une clé pour les rapports confidentiels"),
            view => InFile(view, Encryption)),
        new("disclosure.security-txt.signature", "RFC 9116 §2.3", Severity.Recommended,
            new("It is signed", "Il est signé"), view => InFile(view, SecurityTxtForm.Signature)),
    ];

    static Outcome Present(View view) => view.Once(SecurityTxtPlace.Find) switch
    {
        SecurityTxtPlace.Found found when found.Page.Last.Url.Scheme != "https" => Outcome.Fail(
            new($"served in the clear at {Shown.Of(found.Page.Last.Url.AbsoluteUri)}",
                $"servi en clair à {Shown.Of(found.Page.Last.Url.AbsoluteUri)}"),
            Remedy(view, found.Site)),
        SecurityTxtPlace.Found { IsWellKnown: true } found => Outcome.Pass(Text.Same(
            Shown.Of(found.Page.Last.Url.AbsoluteUri))),
        SecurityTxtPlace.Found found => Outcome.Warn(
            new($"only at {Shown.Of(found.Page.Last.Url.AbsoluteUri)}",
                $"seulement à {Shown.Of(found.Page.Last.Url.AbsoluteUri)}"),
            new($"Serve the same file at {SecurityTxtPlace.UrlOn(found.Site)}",
                $"Servez le même fichier à {SecurityTxtPlace.UrlOn(found.Site)}")),
        SecurityTxtPlace.Missing missing => Outcome.Fail(missing.Instead, Remedy(view, view.Domain)),
        SecurityTxtPlace.Unknown(var why) => Outcome.NotMeasured(why),
        _ => Outcome.NotApplicable(WebSites.NoWeb),
    };

    static Outcome Contact(View view, SecurityTxtPlace.Found found) => found.File.Contacts switch
    {
        [] => Outcome.Fail(new("no Contact that can be used", "aucun Contact utilisable"), Mailbox(view)),
        var contacts when contacts.All(contact => contact.IsHttp) => Outcome.Warn(
            new($"reports go over plain HTTP: {Shown.List(contacts.Select(one => one.Text))}",
                $"les rapports passent en HTTP en clair : {Shown.List(contacts.Select(one => one.Text))}"),
            new($"Use https in Contact, or a mailbox: Contact: mailto:security@{view.Domain}",
                $"Employez https dans Contact, ou une boîte : Contact: mailto:security@{view.Domain}")),
        var contacts => Outcome.Pass(Text.Same(Shown.List(contacts.Select(one => one.Text)))),
    };

    static Outcome Expires(View view, SecurityTxtPlace.Found found)
    {
        var remedy = Text.Same($"Expires: {NextYear(view)}");
        return found.File.FreshnessAt(view.Now) switch
        {
            SecurityTxtFreshness.NotStated => Outcome.Fail(
                new("no Expires that can be read", "aucun Expires lisible"), remedy),
            SecurityTxtFreshness.Expired => Outcome.Fail(
                new($"expired on {Day(found.File.Expires)}", $"expiré le {Day(found.File.Expires)}"), remedy),
            SecurityTxtFreshness.Fresh or SecurityTxtFreshness.Distant => Outcome.Pass(
                new($"valid until {Day(found.File.Expires)}", $"valable jusqu’au {Day(found.File.Expires)}")),
        };
    }

    static Outcome Horizon(View view, SecurityTxtPlace.Found found)
    {
        var remedy = Text.Same($"Expires: {NextYear(view)}");
        return found.File.FreshnessAt(view.Now) switch
        {
            SecurityTxtFreshness.NotStated or SecurityTxtFreshness.Expired => Outcome.NotApplicable(
                new("no date to come", "aucune date à venir")),
            SecurityTxtFreshness.Distant => Outcome.Warn(
                new($"more than a year ahead: {Day(found.File.Expires)}",
                    $"à plus d’un an : {Day(found.File.Expires)}"), remedy),
            SecurityTxtFreshness.Fresh when found.File.Expires - view.Now < Soon => Outcome.Warn(
                new($"runs out on {Day(found.File.Expires)}", $"expire le {Day(found.File.Expires)}"), remedy),
            SecurityTxtFreshness.Fresh => Outcome.Pass(Text.Same(Day(found.File.Expires))),
        };
    }

    /// <summary>The file may name the address asked for or any it was redirected through (§2.5.2 has the address
    /// used).</summary>
    static Outcome Canonical(View view, SecurityTxtPlace.Found found)
    {
        var file = found.File;
        var named = Shown.List(file.Canonical.Select(one => one.Text));
        var places = found.Page.Hops.Select(hop => file.LocationOf(hop.Url.AbsoluteUri)).ToList();
        var remedy = Text.Same($"Canonical: {SecurityTxtPlace.UrlOn(found.Site)}");
        return places.Contains(SecurityTxtLocation.Stated)
            ? Outcome.Pass(Text.Same(named))
            : places.Contains(SecurityTxtLocation.NotStated)
            ? Outcome.Warn(new("no Canonical", "pas de Canonical"), remedy)
            : Outcome.Warn(
                new($"names other places, so that it is not to be trusted here: {named}",
                    $"nomme d’autres lieux, donc pas digne de confiance ici : {named}"),
                remedy);
    }

    static Outcome Encryption(View view, SecurityTxtPlace.Found found) => found.File.Encryption switch
    {
        [] => Outcome.Warn(
            new("no Encryption", "pas de champ Encryption"),
            Text.Same($"Encryption: https://{found.Site}/pgp-key.txt")),
        var keys when keys.Any(IsHttp) => Outcome.Warn(
            new($"a key over plain HTTP: {Shown.List(keys.Where(IsHttp).Select(key => key.Text))}",
                $"une clé en HTTP en clair : {Shown.List(keys.Where(IsHttp).Select(key => key.Text))}"),
            Text.Same($"Encryption: https://{found.Site}/pgp-key.txt")),
        var keys => Outcome.Pass(Text.Same(Shown.List(keys.Select(key => key.Text)))),
    };

    static Outcome InFile(View view, Func<View, SecurityTxtPlace.Found, Outcome> judge) => view.Once(SecurityTxtPlace.Find) switch
    {
        SecurityTxtPlace.Found found => judge(view, found),
        SecurityTxtPlace.Missing => Outcome.NotApplicable(new("no file to judge", "aucun fichier à juger")),
        SecurityTxtPlace.Unknown(var why) => Outcome.NotMeasured(why),
        _ => Outcome.NotApplicable(WebSites.NoWeb),
    };

    static Text Remedy(View view, DomainName site)
    {
        var file = $"""
            Contact: mailto:security@{view.Domain}
            Expires: {NextYear(view)}
            Preferred-Languages: en
            Canonical: {SecurityTxtPlace.UrlOn(site)}
            Policy: https://{site}/security-policy
            """.ReplaceLineEndings("\n");
        return new(
            $"Serve this at {SecurityTxtPlace.UrlOn(site)} as text/plain; charset=utf-8:\n{file}",
            $"Servez ceci à {SecurityTxtPlace.UrlOn(site)} en text/plain; charset=utf-8 :\n{file}");
    }

    static Text Mailbox(View view) => Text.Same($"Contact: mailto:security@{view.Domain}");

    /// <summary>A day less than a year from now, as a file may be valid for a year at the most.</summary>
    static string NextYear(View view) =>
        view.Now.UtcDateTime.Date.AddYears(1).AddDays(-1).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    static string Day(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";

    static bool IsHttp(WebUri uri) => uri.IsHttp;
}
