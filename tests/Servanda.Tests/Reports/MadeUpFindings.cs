using System.Text;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Core;

namespace Servanda.Tests.Reports;

/// <summary>Findings as rules would write them, for one asset each.</summary>
sealed class MadeUpFindings(string asset)
{
    public string Asset => asset;

    /// <summary>Everything a domain that sends mail can do well.</summary>
    public IEnumerable<Finding> Exemplary() =>
    [
        Pass("mail.spf.record", "mail.spf", "RFC 7208 §3.1", new(
            "One record: `v=spf1 mx -all`.", "Un seul enregistrement : `v=spf1 mx -all`.")),
        Pass("mail.dmarc.policy", "mail.dmarc", "RFC 9989 §4.7", new(
            "The policy is `p=reject`.", "La politique est `p=reject`.")),
        Pass("mail.mta-sts.policy", "mail.mta-sts", "RFC 8461 §3.2", new(
            "Mode `enforce`, and every MX is named.", "Mode `enforce`, et chaque MX est nommé.")),
        Pass("mail.starttls.offered", "mail.starttls", "RFC 3207 §4", new(
            "2 of 2 servers offer TLS 1.3.", "2 serveurs sur 2 offrent TLS 1.3.")),
        NotApplicable("mail.parked.null-mx", "mail.parked", "RFC 7505 §3", new(
            "The domain has mail servers.", "Le domaine a des serveurs de courriel.")),
        Pass("dns.dnssec.signed", "dns.dnssec", "RFC 4035 §5", new(
            "The chain of signatures holds from the root.", "La chaîne de signatures tient depuis la racine.")) with
        {
            Evidence = EvidenceLevel.Proven,
        },
        Pass("dns.caa.present", "dns.caa", "RFC 8659 §4", new("One issuer is named.", "Un émetteur est désigné.")),
        Pass("web.https.certificate", "web.https", "RFC 9110 §4.3.4", new(
            "The certificate is valid until 2027-02-01.", "Le certificat est valable jusqu’au 2027-02-01.")),
        Pass("web.hsts.max-age", "web.hsts", "RFC 6797 §6.1.1", new(
            "`max-age=63072000; includeSubDomains`.", "`max-age=63072000; includeSubDomains`.")),
        Pass("disclosure.security-txt.expires", "disclosure.security-txt", "RFC 9116 §2.5.5", new(
            "Expires on 2027-06-30.", "Expire le 2027-06-30.")),
        NotApplicable("disclosure.csaf.metadata", "disclosure.csaf", "CSAF 2.0 §7.1.8", new(
            "No product is made here.", "Aucun produit n’est fait ici.")),
    ];

    public Finding NoDmarc() => Fail("mail.dmarc.record", "mail.dmarc", "RFC 9989 §4.7", new(
        $"No record at `_dmarc.{asset}`.", $"Aucun enregistrement à `_dmarc.{asset}`."), new(
        $"Publish: _dmarc.{asset}. TXT \"v=DMARC1; p=reject; rua=mailto:dmarc@{asset}\"",
        $"Publiez : _dmarc.{asset}. TXT \"v=DMARC1; p=reject; rua=mailto:dmarc@{asset}\""));

    public Finding WeakDmarc() => Warn("mail.dmarc.policy", "mail.dmarc", "RFC 9989 §4.7", new(
        "The policy is `p=none`: forged mail is reported, not refused.",
        "La politique est `p=none` : le courriel usurpé est signalé, pas refusé."), new(
        $"Change the record at `_dmarc.{asset}` to `v=DMARC1; p=reject; rua=mailto:dmarc@{asset}`",
        $"Remplacez l’enregistrement à `_dmarc.{asset}` par `v=DMARC1; p=reject; rua=mailto:dmarc@{asset}`"));

    public Finding LongSpf() => Fail("mail.spf.lookups", "mail.spf", "RFC 7208 §4.6.4", new(
        "13 DNS look-ups where 10 are allowed; receivers ignore the record.",
        "13 requêtes DNS là où 10 sont permises ; les destinataires ignorent l’enregistrement."), new(
        $"Remove three `include:` terms, for instance: `v=spf1 mx include:_spf.{asset} include:_spf.mailer.example ip4:192.0.2.0/26 ip6:2001:db8:25::/48 -all`",
        $"Retirez trois termes `include:`, par exemple : `v=spf1 mx include:_spf.{asset} include:_spf.mailer.example ip4:192.0.2.0/26 ip6:2001:db8:25::/48 -all`"));

    public Finding ExpiredSecurityTxt() => Fail("disclosure.security-txt.expires", "disclosure.security-txt", "RFC 9116 §2.5.5", new(
        "Expired on 2025-03-31, 601 days ago.", "Expiré le 2025-03-31, il y a 601 jours."), new(
        $"In `https://{asset}/.well-known/security.txt` write `Expires: 2027-11-22T00:00:00Z`",
        $"Dans `https://{asset}/.well-known/security.txt`, écrivez `Expires: 2027-11-22T00:00:00Z`"));

    public Finding NoCaa() => Warn("dns.caa.present", "dns.caa", "RFC 8659 §4", new(
        "No CAA record: any authority may issue a certificate.",
        "Aucun enregistrement CAA : toute autorité peut émettre un certificat."), new(
        $"Publish:\n{asset}. CAA 0 issue \"ca.example\"\n{asset}. CAA 0 iodef \"mailto:security@{asset}\"",
        $"Publiez :\n{asset}. CAA 0 issue \"ca.example\"\n{asset}. CAA 0 iodef \"mailto:security@{asset}\"")) with
    {
        Severity = Severity.Recommended,
    };

    public IEnumerable<Finding> Silent() => Exemplary().Select(finding => finding with
    {
        Status = FindingStatus.NotMeasured,
        Evidence = EvidenceLevel.None,
        Reason = new("No answer within 5 s, twice, from two resolvers.", "Aucune réponse en 5 s, deux fois, de deux résolveurs."),
    });

    public IEnumerable<Finding> Parked() =>
    [
        Pass("mail.parked.null-mx", "mail.parked", "RFC 7505 §3", new(
            "A null MX: no mail here.", "Un MX nul : pas de courriel ici.")),
        .. Exemplary().Where(one => one.ControlId is "mail.mta-sts" or "mail.starttls" or "web.https" or "web.hsts")
            .Select(one => NotApplicable(one.RuleId, one.ControlId, one.Clause, new(
                "The domain has no such service.", "Le domaine n’a pas ce service."))),
        .. Exemplary().Where(one => one.ControlId is "mail.spf" or "mail.dmarc" or "dns.dnssec" or "disclosure.csaf"),
    ];

    /// <summary>These findings, with one put in the place of those of its control.</summary>
    public static IEnumerable<Finding> Replace(IEnumerable<Finding> all, params Finding[] by) =>
        all.Where(one => by.All(other => other.ControlId != one.ControlId)).Concat(by);

    Finding Pass(string rule, string control, string clause, Text reason) => new()
    {
        RuleId = rule,
        ControlId = control,
        Asset = asset,
        Severity = Severity.Required,
        Status = FindingStatus.Pass,
        Reason = reason,
        Clause = clause,
        Evidence = EvidenceLevel.Measured,
        Observations = [Digest.Of(Encoding.UTF8.GetBytes(rule + asset))],
    };

    Finding Warn(string rule, string control, string clause, Text reason, Text remedy) =>
        Pass(rule, control, clause, reason) with { Status = FindingStatus.Warn, Remedy = remedy };

    public Finding Fail(string rule, string control, string clause, Text reason, Text remedy)
    {
        var first = Pass(rule, control, clause, reason);
        return first with
        {
            Status = FindingStatus.Fail,
            Remedy = remedy,
            // Measured again before it is published: two observations.
            Observations = [.. first.Observations, Digest.Of(Encoding.UTF8.GetBytes("again" + rule + asset))],
        };
    }

    Finding NotApplicable(string rule, string control, string clause, Text reason) =>
        Pass(rule, control, clause, reason) with { Status = FindingStatus.NotApplicable, Evidence = EvidenceLevel.None };
}
