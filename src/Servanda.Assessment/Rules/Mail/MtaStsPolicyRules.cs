using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules.Web;
using Servanda.Core.Names;
using Servanda.Mail.MtaSts;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>The policy file of MTA-STS (RFC 8461 §3.2, §3.3, §4.1).</summary>
static class MtaStsPolicyRules
{
    /// <summary>How long a policy should be kept: attackers wait for it to lapse (RFC 8461 §3.2, "weeks or
    /// greater").</summary>
    public static readonly TimeSpan GoodAge = TimeSpan.FromDays(14);

    static readonly TimeSpan LeastAge = TimeSpan.FromDays(7);

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.mta-sts.fetch", "RFC 8461 §3.3", Severity.Required,
            new("The policy is served by HTTPS, without redirects",
                "Les règles sont servies par HTTPS, sans redirection"), Fetch),
        new("mail.mta-sts.certificate", "RFC 8461 §3.3", Severity.Required,
            new("The policy host has a certificate that senders accept",
                "L’hôte des règles a un certificat accepté"), Certificate),
        new("mail.mta-sts.policy", "RFC 8461 §3.2", Severity.Required,
            new("The policy can be read without an error", "Les règles se lisent sans erreur"), Policy),
        new("mail.mta-sts.mode", "RFC 8461 §5", Severity.Required,
            new("The policy is enforced", "Les règles sont imposées"), Mode),
        new("mail.mta-sts.mx", "RFC 8461 §4.1", Severity.Required,
            new("The policy names every mail exchanger", "Les règles nomment tous les serveurs de courrier"), Mx),
        new("mail.mta-sts.max-age", "RFC 8461 §3.2", Severity.Recommended,
            new("The policy is kept for a week or more", "Les règles sont gardées au moins une semaine"), MaxAge),
        new("mail.mta-sts.content-type", "RFC 8461 §3.2", Severity.Recommended,
            new("The policy is served as text/plain", "Les règles sont servies en text/plain"), ContentType),
    ];

    static Outcome Fetch(View view) => MtaStsRules.OnPolicyFile(view, file =>
        file is MtaStsPolicyFile.Refused(_, var why) ? Outcome.Fail(
            new($"{Host(view)}: {why.En}", $"{Host(view)} : {why.Fr}"),
            new($"Serve the policy at {Url(view)} itself, status 200",
                $"Servez les règles en {Url(view)} même, avec le statut 200"))
        : Outcome.Pass(new($"served at {Url(view)}", $"servies en {Url(view)}")));

    static Outcome Certificate(View view) => MtaStsRules.OnPolicyFile(view, file =>
    {
        var hop = file switch
        {
            MtaStsPolicyFile.Came came => came.Hop,
            MtaStsPolicyFile.Refused refused => refused.Hop,
            _ => null,
        };
        if (hop?.Tls is not { } tls || Host(view) is not { } host)
            return Outcome.NotApplicable(new("no TLS connection to judge", "aucune connexion TLS à juger"));
        return MailCertificate.Faults(tls, [host], view.Now) switch
        {
            null => Outcome.NotMeasured(new("the certificate could not be read", "certificat illisible")),
            [] => Outcome.Pass(new($"trusted, for {host}", $"digne de confiance, pour {host}")),
            var faults => Outcome.Fail(MailCertificate.Words(faults), MailCertificate.Order(host)),
        };
    });

    static Outcome Policy(View view) => MtaStsRules.OnPolicyFile(view, file =>
    {
        if (file is not MtaStsPolicyFile.Came { Read: var read })
            return Outcome.NotApplicable(new("there is no policy to judge", "il n’y a pas de règles à juger"));
        if (read.IsClean)
            return Outcome.Pass(new("no error", "aucune erreur"));
        var words = ProblemWords.Of(read.Problems);
        return read.Value is null
            ? Outcome.Fail(words, Serve(view, MtaStsMode.Enforce, GoodAge))
            : Outcome.Warn(words, Serve(view, read.Value.Mode, read.Value.MaxAge));
    });

    static Outcome Mode(View view) => MtaStsRules.OnPolicy(view, policy => policy.Mode switch
    {
        MtaStsMode.Enforce => Outcome.Pass(new("mode: enforce", "mode: enforce")),
        MtaStsMode.Testing => Outcome.Warn(
            new("mode: testing, so mail is delivered even when nothing fits",
                "mode: testing : le courrier est livré même quand rien ne convient"),
            Serve(view, MtaStsMode.Enforce, policy.MaxAge)),
        MtaStsMode.None => Outcome.Fail(
            new("mode: none, which withdraws the policy", "mode: none, ce qui retire les règles"),
            Serve(view, MtaStsMode.Enforce, GoodAge)),
    });

    static Outcome Mx(View view) => MtaStsRules.OnPolicy(view, policy =>
    {
        if (policy.Mode == MtaStsMode.None)
            return Outcome.NotApplicable(new("mode: none", "mode: none"));
        var hosts = view.Exchangers();
        var left = hosts.Where(host => !policy.Matches(host)).ToList();
        return left.Count == 0
            ? Outcome.Pass(new($"named: {Shown.List(hosts)}", $"nommés : {Shown.List(hosts)}"))
            : Outcome.Fail(
                new($"no mx line fits {Shown.List(left)}; the policy has {Shown.List(policy.Exchangers)}",
                    $"aucune ligne mx ne va à {Shown.List(left)} ; les règles ont {Shown.List(policy.Exchangers)}"),
                Serve(view, policy.Mode, policy.MaxAge));
    });

    static Outcome MaxAge(View view) => MtaStsRules.OnPolicy(view, policy =>
    {
        var seconds = ((long)policy.MaxAge.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return policy.MaxAge >= LeastAge || policy.Mode == MtaStsMode.None
            ? Outcome.Pass(Text.Same($"max_age: {seconds}"))
            : Outcome.Warn(
                new($"max_age: {seconds} seconds is soon over, and then nothing protects the next look",
                    $"max_age: {seconds} secondes, après quoi rien ne protège le prochain examen"),
                Serve(view, policy.Mode, GoodAge));
    });

    static Outcome ContentType(View view) => MtaStsRules.OnPolicyFile(view, file =>
    {
        if (file is not MtaStsPolicyFile.Came { Hop: var hop })
            return Outcome.NotApplicable(new("there is no policy to judge", "il n’y a pas de règles à juger"));
        var type = hop.Field("content-type");
        return type is not null && type.Split(';')[0].Trim().Equals("text/plain", StringComparison.OrdinalIgnoreCase)
            ? Outcome.Pass(Text.Same(Shown.Of(type)))
            : Outcome.Warn(
                new(type is null ? "no Content-Type" : $"Content-Type: {Shown.Of(type)}",
                    type is null ? "pas de Content-Type" : $"Content-Type : {Shown.Of(type)}"),
                new($"Serve {Url(view)} with Content-Type: text/plain",
                    $"Servez {Url(view)} avec Content-Type: text/plain"));
    });

    static Text Serve(View view, MtaStsMode mode, TimeSpan maxAge)
    {
        var file = MtaStsRules.File(view, mode, maxAge);
        var record = MtaStsRecord.NameFor(view.Domain) is { } name ? MtaStsRules.Renewed(view, name) : "";
        return new($"Serve at {Url(view)}:\n{file}\nand then publish: {record}",
            $"Servez en {Url(view)} :\n{file}\npuis publiez : {record}");
    }

    static DomainName? Host(View view) => MtaStsRecord.PolicyHostFor(view.Domain);

    static string Url(View view) =>
        Host(view) is { } host && WebSites.Url("https", host, "/.well-known/mta-sts.txt") is { } url
            ? url.AbsoluteUri
            : "";
}
