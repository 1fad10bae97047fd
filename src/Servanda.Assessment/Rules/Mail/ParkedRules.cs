using System.Net;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Dns.Records;
using Servanda.Mail;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Spf;
using Exchangers = Servanda.Mail.NullMx;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>Domains that use no mail, by <see cref="MailUse"/>: they should say so, or anybody can write in their
/// name.</summary>
static class ParkedRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.parked.null-mx", "RFC 7505 §3", Severity.Required,
            new("The domain says that it takes no mail", "Le domaine dit ne pas recevoir de courrier"), NullMx),
        new("mail.parked.spf", "RFC 7208 §10.1.2", Severity.Required,
            new("SPF says that nobody sends", "SPF dit que personne n’envoie"), Spf),
        new("mail.parked.dmarc", "RFC 9989 §4.7", Severity.Required,
            new("DMARC has mail in its name refused", "DMARC fait refuser le courrier en son nom"), Dmarc),
    ];

    const string Nobody = "v=spf1 -all";

    static Outcome NullMx(View view)
    {
        var exchangers = view.MailExchangers(view.Domain);
        var record = Zone.Line(view.Domain, new MxData(0, DomainName.Root));
        var remedy = new Text($"Publish: {record}", $"Publiez : {record}");
        if (view.Once(MailUse.Of).BarForParked is { } bar)
            return bar;
        var addresses = view.Addresses(view.Domain);
        var declared = exchangers is Look<IReadOnlyList<MxData>>.Seen(var hosts)
            ? NullMxRule.Judge([.. hosts.Select(mx => new MailExchanger(mx.Preference, mx.Exchange))])
            : Exchangers.Absent;
        return declared switch
        {
            Exchangers.Declared => Outcome.Pass(new("null MX", "MX nul")),
            Exchangers.OddPreference or Exchangers.Mixed => Outcome.Warn(
                new("a null MX has to be the only one, with preference 0",
                    "un MX nul doit être le seul, de préférence 0"), remedy),
            Exchangers.Absent => addresses switch
            {
                Look<IReadOnlyList<IPAddress>>.Absent => Outcome.Pass(new(
                    "no MX and no address, so no mail can be delivered",
                    "ni MX ni adresse : aucun courrier ne peut être livré")),
                Look<IReadOnlyList<IPAddress>>.Seen(var found) => Outcome.Warn(
                    new($"without MX, mail is taken to the address {found[0]} (RFC 5321 §5.1)",
                        $"sans MX, le courrier est porté à l’adresse {found[0]} (RFC 5321 §5.1)"), remedy),
                _ => Outcome.NotMeasured(addresses.Why),
            },
        };
    }

    static Outcome Spf(View view)
    {
        var walk = view.Once(SpfRecords.Walk);
        if (view.Once(MailUse.Of).BarForParked is { } bar)
            return bar;
        if (walk.Steps[0].Selection is SpfSelection.None)
            return Outcome.Fail(
                new($"{view.Domain} has no SPF record, so receivers cannot tell that it sends nothing",
                    $"{view.Domain} n’a pas d’enregistrement SPF : rien ne dit qu’il n’envoie rien"), Publish(view));
        return walk.End switch
        {
            SpfEnd.Fail => Outcome.Pass(new("nobody may send (-all)", "personne ne peut envoyer (-all)")),
            SpfEnd.SoftFail => Outcome.Warn(
                new("nobody may send, but mail is only suspected (~all)",
                    "personne ne peut envoyer, mais le courrier n’est que suspect (~all)"), Publish(view)),
            SpfEnd.Unknown when walk.Failed.Count > 0 => SpfRecords.Unanswered(view, walk),
            SpfEnd.Neutral or SpfEnd.None or SpfEnd.Pass or SpfEnd.PermError or SpfEnd.Unknown => Outcome.Fail(
                new("the SPF record does not say that nobody may send",
                    "l’enregistrement SPF ne dit pas que personne ne peut envoyer"), Publish(view)),
        };
    }

    static Outcome Dmarc(View view)
    {
        var discovery = view.Once(DmarcRecords.Discover);
        if (view.Once(MailUse.Of).BarForParked is { } bar)
            return bar;
        if (discovery.FoundAt == DmarcFoundAt.Unknown)
            return Outcome.NotMeasured(view.WhyFailed(discovery.Failed));
        var where = discovery.Policy?.Domain;
        var remedy = DmarcRecords.Publish(view.Domain, "v=DMARC1; p=reject");
        if (discovery.Policy?.Record is not { } record || DmarcRecords.Applied(discovery, record) is not { } applied)
            return Outcome.Fail(
                new($"no DMARC policy applies to {view.Domain}",
                    $"aucune règle DMARC ne s’applique à {view.Domain}"), remedy);
        return applied switch
        {
            DmarcPolicy.Reject => Outcome.Pass(new($"reject, by the record of {where}",
                $"reject, par l’enregistrement de {where}")),
            DmarcPolicy.Quarantine => Outcome.Warn(
                new($"quarantine only, by the record of {where}",
                    $"quarantine seulement, par l’enregistrement de {where}"), remedy),
            DmarcPolicy.None => Outcome.Fail(
                new($"nothing is asked for mail in its name, by the record of {where}",
                    $"rien n’est demandé pour le courrier en son nom, par l’enregistrement de {where}"), remedy),
        };
    }

    static Text Publish(View view)
    {
        var record = Zone.Txt(view.Domain, Nobody);
        return new($"Publish: {record}", $"Publiez : {record}");
    }
}
