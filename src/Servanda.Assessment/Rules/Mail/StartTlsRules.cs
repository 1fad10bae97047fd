using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Mail.MtaSts;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>STARTTLS at every mail exchanger (RFC 3207). Senders that do not know better take any certificate (RFC
/// 7435), so a bad one is a warning, unless the domain's own DANE records or MTA-STS policy demand a good one. The
/// versions of TLS are judged by <see cref="StartTlsVersionRules"/>.</summary>
static class StartTlsRules
{
    /// <summary>What is said of a certificate when less than this is left, or less than a third of its life.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.starttls.offered", "RFC 3207 §4", Severity.Required,
            new("Every mail exchanger offers STARTTLS", "Tout serveur de courrier propose STARTTLS"), Offered),
        new("mail.starttls.handshake", "RFC 3207 §4", Severity.Required,
            new("The TLS handshake succeeds", "La poignée de main TLS réussit"), Handshake),
        new("mail.starttls.certificate", "RFC 8461 §4.2", Severity.Required,
            new("The certificate is trusted, current and for the host",
                "Le certificat est digne de confiance, valide et pour l’hôte"),
            Certificate),
        .. StartTlsVersionRules.All,
        new("mail.starttls.renewal", "RFC 5280 §4.1.2.5", Severity.Recommended,
            new("The certificate is not about to expire", "Le certificat n’est pas près d’expirer"), Renewal),
    ];

    /// <summary>How to come to offer it.</summary>
    public static Text Offer(DomainName host) => new(
        $"Switch on STARTTLS at {host}, with a certificate for DNS:{host}",
        $"Activez STARTTLS sur {host}, avec un certificat pour DNS:{host}");

    static Outcome Offered(View view) => view.AtEveryMailHost((host, said) =>
        said.OffersStartTls ? Outcome.Pass(new("offers STARTTLS", "propose STARTTLS"))
        : said is { IsGreeted: true, End: SmtpEnd.Complete }
            ? Outcome.Fail(new("does not offer STARTTLS", "ne propose pas STARTTLS"), Offer(host))
        : Outcome.NotMeasured(Ended(said)));

    static Outcome Handshake(View view) => view.AtEveryMailHost((host, said) =>
        said.Tls is { } tls ? Outcome.Pass(Text.Same(Shown.Of(tls.CipherSuite)))
        : said.IsGreeted && !said.OffersStartTls && said.End == SmtpEnd.Complete
            ? Outcome.NotApplicable(new("STARTTLS is not offered", "STARTTLS n’est pas proposé"))
        : said.End switch
        {
            SmtpEnd.StartTlsRefused => Outcome.Fail(Ended(said), new(
                $"Let {host} accept the STARTTLS it offers: give it a certificate for DNS:{host} and the key",
                $"Que {host} accepte le STARTTLS qu’il propose : donnez-lui un certificat pour DNS:{host} et sa clé")),
            SmtpEnd.TlsFailed => StartTlsVersionRules.TakesCurrent(view, host) is { Status: FindingStatus.Fail } failed
                ? failed
                : Outcome.NotMeasured(Ended(said)),
            SmtpEnd.Complete or SmtpEnd.Rejected or SmtpEnd.BrokenOff or SmtpEnd.Malformed =>
                Outcome.NotMeasured(Ended(said)),
        });

    static Outcome Certificate(View view) => OnCertificate(view, (host, tls) =>
    {
        switch (MailCertificate.Faults(tls, [host], view.Now))
        {
            case null:
                return Outcome.NotMeasured(new("the certificate could not be read", "certificat illisible"));
            case []:
                return Outcome.Pass(new("trusted, current, for the host", "digne de confiance, valide, pour l’hôte"));
            case var faults:
                var words = MailCertificate.Words(faults);
                // Both are asked for at once: one round less.
                var dane = DaneSet.Of(view, host);
                var isEnforced = IsEnforced(view);
                if (DaneMatch.Of(dane, tls, view.Domain, view.Now).Holds == true)
                    return Outcome.Pass(new($"named by DANE, which counts for more than: {words.En}",
                        $"nommé par DANE, qui compte plus que : {words.Fr}"));
                return isEnforced == true
                    ? Outcome.Fail(
                        new($"{words.En}; the MTA-STS policy of {view.Domain} has mail refused for that",
                            $"{words.Fr} ; les règles MTA-STS de {view.Domain} font alors refuser le courrier"),
                        MailCertificate.Order(host))
                    : Outcome.Warn(words, MailCertificate.Order(host));
        }
    });

    static Outcome Renewal(View view) => OnCertificate(view, (host, tls) =>
    {
        if (MailCertificate.Own(tls) is not { } own)
            return Outcome.NotMeasured(new("the certificate could not be read", "certificat illisible"));
        var until = MailCertificate.Day(own.NotAfter);
        var third = (own.NotAfter - own.NotBefore) / 3;
        return own.NotAfter - view.Now > (third < Soon ? third : Soon)
            ? Outcome.Pass(new($"valid until {until}", $"valide jusqu’au {until}"))
            : Outcome.Warn(
                new($"valid until {until} only", $"valide jusqu’au {until} seulement"),
                new($"Renew the certificate of {host}, by a program that does so by itself (ACME, RFC 8555)",
                    $"Renouvelez le certificat de {host}, par un programme qui le fait de lui-même (ACME, RFC 8555)"));
    });

    static Outcome OnCertificate(
        View view, Func<DomainName, TlsFacts, Outcome> judge) => view.AtEveryMailHost((host, said) =>
        said.Tls is { } tls ? judge(host, tls)
        : NoTls(said));

    /// <summary>What is said of TLS where there was none: nothing to judge when the host went through with the
    /// conversation, or when another rule reports why it did not.</summary>
    public static Outcome NoTls(SmtpTranscript said) => said.End switch
    {
        SmtpEnd.Rejected or SmtpEnd.BrokenOff or SmtpEnd.Malformed => Outcome.NotMeasured(Ended(said)),
        SmtpEnd.Complete or SmtpEnd.StartTlsRefused or SmtpEnd.TlsFailed => Outcome.NotApplicable(new(
            "no TLS connection to judge", "aucune connexion TLS à juger")),
    };

    /// <summary>True when the domain has a policy in mode enforce; null when that is not known.</summary>
    static bool? IsEnforced(View view)
    {
        var outcome = MtaStsRules.OnPolicy(view, policy =>
            policy.Mode == MtaStsMode.Enforce ? Outcome.Pass(Text.Same("")) : Outcome.NotApplicable(Text.Same("")));
        return outcome.Status == FindingStatus.NotMeasured ? null : outcome.Status == FindingStatus.Pass;
    }

    /// <summary>How a conversation ended that came to nothing.</summary>
    static Text Ended(SmtpTranscript said) => said.End switch
    {
        SmtpEnd.Complete => new("the conversation ended before EHLO was answered",
            "conversation finie avant la réponse à EHLO"),
        SmtpEnd.Rejected => new($"the host does not talk to us: {Last(said)}",
            $"l’hôte ne nous parle pas : {Last(said)}"),
        SmtpEnd.StartTlsRefused => new($"STARTTLS is offered and refused: {Last(said)}",
            $"STARTTLS est proposé puis refusé : {Last(said)}"),
        SmtpEnd.TlsFailed => new("the TLS handshake failed", "la poignée de main TLS a échoué"),
        SmtpEnd.BrokenOff => new("the conversation broke off", "conversation interrompue"),
        SmtpEnd.Malformed => new("what came is not SMTP, or over our limits",
            "ce qui est venu n’est pas du SMTP, ou dépasse nos limites"),
    };

    static string Last(SmtpTranscript said) => Shown.Of(said.Lines.LastOrDefault(line => !line.IsOurs)?.Text ?? "");
}
