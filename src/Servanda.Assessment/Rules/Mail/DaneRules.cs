using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules.Dns;
using Servanda.Assessment.Transcripts;
using Servanda.Dns;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>DANE for mail (RFC 7672): the DNS says, under DNSSEC, which certificate each exchanger has. By the
/// resolver's word (AD); the chain itself is not yet validated here.</summary>
static class DaneRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.dane.published", "RFC 7672 §2.2", Severity.Required,
            new("Every mail exchanger has TLSA records",
                "Tout serveur de courrier a des enregistrements TLSA"), Published),
        new("mail.dane.secure", "RFC 7672 §2.2", Severity.Required,
            new("The TLSA and MX records are signed", "Les enregistrements TLSA et MX sont signés"), Secure),
        new("mail.dane.usable", "RFC 7672 §3.1", Severity.Required,
            new("The TLSA records can be used for mail",
                "Les enregistrements TLSA sont utilisables pour le courrier"), Usable),
        new("mail.dane.match", "RFC 7672 §3.2", Severity.Required,
            new("The servers show the certificates that are named",
                "Les serveurs présentent les certificats nommés"), Match),
    ];

    static readonly Text None = new("no TLSA records", "pas d’enregistrement TLSA");

    static Outcome Published(View view)
    {
        var others = view.Exchangers().Take(MailHosts.MaxHosts).Select(host => DaneSet.Of(view, host)).ToList();
        return view.AtEveryExchanger(host => DaneSet.Of(view, host) switch
        {
            { WhyUnknown: { } why } => Outcome.NotMeasured(why),
            { Records.Count: > 0 } set => Outcome.Pass(new(
                $"{set.Records.Count} TLSA records", $"{set.Records.Count} enregistrements TLSA")),
            // A set here and none there: some of the mail is protected.
            _ when others.Any(set => set.Records.Count > 0) => Outcome.Warn(None, DaneSet.Publish(view, host)),
            _ => Outcome.Fail(None, DaneSet.Publish(view, host)),
        });
    }

    static Outcome Secure(View view) => OnRecords(view, set =>
    {
        var exchangers = view.Answer(view.Domain, DnsType.Mx);
        var validates = view.ResolverValidates();
        if (set.IsSecure && exchangers is Look<DnsAnswer>.Seen({ IsAuthenticated: true }))
            return Outcome.Pass(new("signed, as is the MX record", "signés, comme l’enregistrement MX"));
        if (validates != true)
            return Outcome.NotMeasured(new(
                "our resolver does not validate, so it vouches for nothing",
                "notre résolveur ne valide pas : il ne garantit rien"));
        return set.IsSecure
            ? Outcome.Warn(
                new($"signed, but the MX record of {view.Domain} is not, so mail can be led elsewhere",
                    $"signés, mais pas l’enregistrement MX de {view.Domain} : le courrier peut être détourné"),
                new($"Sign the zone of {view.Domain} with DNSSEC", $"Signez la zone de {view.Domain} par DNSSEC"))
            : Outcome.Fail(
                new("not signed, so senders ignore them", "non signés, donc ignorés"),
                new($"Sign the zone of {set.Host} with DNSSEC, and have its parent publish the DS record",
                    $"Signez la zone de {set.Host} par DNSSEC, et faites publier l’enregistrement DS par sa parente"));
    });

    static Outcome Usable(View view) => OnRecords(view, set =>
    {
        var problems = set.Records.SelectMany(one => one.Problems).ToList();
        return problems.Count == 0 ? Outcome.Pass(new("all usable", "tous utilisables"))
            : set.Records.Any(one => one.Value is not null)
                ? Outcome.Warn(ProblemWords.Of(problems), DaneSet.Publish(view, set.Host))
            : Outcome.Fail(ProblemWords.Of(problems), DaneSet.Publish(view, set.Host));
    });

    static Outcome Match(View view) => OnRecords(view, set =>
    {
        // Also where there is nothing to compare yet: one round less.
        var look = view.MailHost(set.Host);
        if (!set.Usable.Any())
            return Outcome.NotApplicable(new("no record that senders use", "aucun enregistrement pris en compte"));
        if (look is not Look<SmtpTranscript>.Seen(var said))
            return Outcome.NotMeasured(look.Why);
        if (said is { IsGreeted: true, OffersStartTls: false })
            return Outcome.Fail(
                new("STARTTLS is not offered, so senders that use DANE do not deliver",
                    "STARTTLS n’est pas proposé : qui emploie DANE ne livre pas"),
                StartTlsRules.Offer(set.Host));
        if (said.Tls is not { } tls)
            return Outcome.NotMeasured(new("no certificate was seen", "aucun certificat n’a été vu"));
        return set.Matches(tls, view.Domain, view.Now) switch
        {
            true => Outcome.Pass(new("the certificate is the one named", "le certificat est celui qui est nommé")),
            false => Outcome.Fail(
                new("the certificate is not the one named, so senders that use DANE do not deliver",
                    "le certificat n’est pas celui qui est nommé : qui emploie DANE ne livre pas"),
                DaneSet.Publish(view, set.Host)),
            null => Outcome.NotMeasured(new(
                "the trust anchor is not in the chain sent", "l’ancre de confiance n’est pas dans la chaîne envoyée")),
        };
    });

    static Outcome OnRecords(View view, Func<DaneSet, Outcome> judge) =>
        view.AtEveryExchanger(host => DaneSet.Of(view, host) switch
        {
            { WhyUnknown: { } why } => Outcome.NotMeasured(why),
            { Records: [] } => Outcome.NotApplicable(None),
            var set => judge(set),
        });
}
