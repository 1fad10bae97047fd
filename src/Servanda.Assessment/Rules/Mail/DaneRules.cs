using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules.Dns;
using Servanda.Assessment.Transcripts;
using Servanda.Dns;
using Servanda.Mail.Dane;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>DANE for mail (RFC 7672): the DNS says, under DNSSEC, which certificate each exchanger has.</summary>
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
        new("mail.dane.durable", "RFC 7671 §5.1", Severity.Recommended,
            new("Records name keys, which outlive certificates",
                "Les enregistrements nomment des clés, qui survivent aux certificats"), Durable),
    ];

    static readonly Text Unused = new("no record that senders use", "aucun enregistrement pris en compte");

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
            _ when others.Any(set => set.Records.Count > 0) => Outcome.Warn(None, DaneSet.Publish(view, host, host)),
            _ => Outcome.Fail(None, DaneSet.Publish(view, host, host)),
        });
    }

    static Outcome Secure(View view) => OnRecords(view, set =>
    {
        var validates = view.Validates();
        if (set.IsSecure && view.IsSecure(view.Domain, DnsType.Mx))
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
                ? Outcome.Warn(ProblemWords.Of(problems), DaneSet.Publish(view, set.Base, set.Host))
            : Outcome.Fail(ProblemWords.Of(problems), DaneSet.Publish(view, set.Base, set.Host));
    });

    static Outcome Match(View view) => OnRecords(view, set =>
    {
        // Also where there is nothing to compare yet: one round less.
        var look = view.MailHost(set.Host);
        if (set.Usable.Count == 0)
            return Outcome.NotApplicable(Unused);
        if (look is not Look<SmtpTranscript>.Seen(var said))
            return Outcome.NotMeasured(look.Why);
        if (said is { IsGreeted: true, OffersStartTls: false })
            return Outcome.Fail(
                new("STARTTLS is not offered, so senders that use DANE do not deliver",
                    "STARTTLS n’est pas proposé : qui emploie DANE ne livre pas"),
                StartTlsRules.Offer(set.Host));
        if (said.Tls is not { } tls)
            return Outcome.NotMeasured(new("no certificate was seen", "aucun certificat n’a été vu"));
        var match = DaneMatch.Of(set, tls, view.Domain, view.Now);
        return match.Holds switch
        {
            true => Outcome.Pass(match.Reason),
            false => Outcome.Fail(match.Reason, RollOver(DaneSet.Publish(view, set.Base, set.Host))),
            null => Outcome.NotMeasured(match.Reason),
        };
    });

    static Outcome Durable(View view) => OnRecords(view, set =>
    {
        var brittle = set.Usable.Count(one => one is { Usage: TlsaUsage.EndEntity, Selector: TlsaSelector.Certificate });
        return set.Usable.Count == 0 ? Outcome.NotApplicable(Unused)
            : brittle == 0 ? Outcome.Pass(new("by the key, or by the issuer", "par la clé, ou par l’émetteur"))
            : Outcome.Warn(
                new($"{brittle} records name a whole certificate, and so go out of date with every renewal",
                    $"{brittle} enregistrements nomment un certificat entier, et périment à chaque renouvellement"),
                DaneSet.Publish(view, set.Base, set.Host));
    });

    /// <summary>How to change keys without a time in between in which nothing matches (RFC 7671 §8.1).</summary>
    static Text RollOver(Text publish) => new(
        publish.En + "\nThe next time, publish the record of the new key beside the old one first, change the certificate two "
            + "TTLs later, and take the old record away last",
        publish.Fr + "\nLa prochaine fois, publiez d’abord l’enregistrement de la nouvelle clé à côté de l’ancien, changez le "
            + "certificat deux TTL plus tard, et retirez l’ancien enregistrement en dernier");

    static Outcome OnRecords(View view, Func<DaneSet, Outcome> judge) =>
        view.AtEveryExchanger(host => DaneSet.Of(view, host) switch
        {
            { WhyUnknown: { } why } => Outcome.NotMeasured(why),
            { Records: [] } => Outcome.NotApplicable(None),
            var set => judge(set),
        });
}
