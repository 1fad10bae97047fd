using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Mail.Dmarc;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>How strong a DMARC policy is (RFC 9989 §4.7): the tags p, sp, np, t and psd.</summary>
static class DmarcPolicyRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.dmarc.policy", "RFC 9989 §4.7", Severity.Required,
            new("Mail that fails is quarantined or refused",
                "Le courrier qui échoue est mis en quarantaine ou refusé"), Policy),
        new("mail.dmarc.subdomains", "RFC 9989 §4.7", Severity.Required,
            new("Subdomains are covered too, those that do not exist included",
                "Les sous-domaines sont couverts aussi, même ceux qui n’existent pas"), Subdomains),
        new("mail.dmarc.strict", "RFC 9989 §4.7", Severity.Recommended,
            new("Mail that fails is refused", "Le courrier qui échoue est refusé"), Strict),
        new("mail.dmarc.testing", "RFC 9989 §4.7", Severity.Recommended,
            new("The policy is not in test mode", "La règle n’est pas en mode d’essai"), Testing),
        new("mail.dmarc.suffix", "RFC 9989 §4.7", Severity.Recommended,
            new("The domain does not call itself a public suffix", "Le domaine ne se dit pas suffixe public"), Suffix),
    ];

    static Outcome Policy(View view) => DmarcRecords.OnPolicy(view, (discovery, one, record) =>
        DmarcRecords.Applied(discovery, record) is not { } applied
            ? Outcome.NotApplicable(new("receivers do not apply the record", "l’enregistrement n’est pas appliqué"))
        : applied switch
        {
            DmarcPolicy.None => Outcome.Warn(
                Lowered(discovery, record, new("nothing is asked for mail that fails: the policy only monitors",
                    "rien n’est demandé pour le courrier qui échoue : la règle ne fait qu’observer")),
                Strengthened(view, discovery, one, "quarantine")),
            DmarcPolicy.Quarantine or DmarcPolicy.Reject => Outcome.Pass(Lowered(discovery, record, Asked(discovery))),
        });

    static Outcome Strict(View view) => DmarcRecords.OnPolicy(view, (discovery, one, record) =>
        DmarcRecords.Applied(discovery, record) switch
        {
            DmarcPolicy.Reject => Outcome.Pass(Asked(discovery)),
            DmarcPolicy.Quarantine => Outcome.Warn(
                Lowered(discovery, record, Asked(discovery)), Strengthened(view, discovery, one, "reject")),
            _ => Outcome.NotApplicable(new("see mail.dmarc.policy", "voir mail.dmarc.policy")),
        });

    static Outcome Subdomains(View view) => DmarcRecords.OnPolicy(view, (discovery, one, record) =>
    {
        if (discovery.FoundAt != DmarcFoundAt.AuthorDomain)
            return Outcome.NotApplicable(new(
                "a matter for the organisational domain", "cela relève du domaine organisationnel"));
        if (record.Applied(record.Policy) is null or DmarcPolicy.None)
            return Outcome.NotApplicable(new("see mail.dmarc.policy", "voir mail.dmarc.policy"));
        if (discovery.OrganisationalDomain is not { } organisational)
            return Outcome.NotMeasured(view.WhyFailed(discovery.Failed));
        if (!organisational.Equals(view.Domain))
            return Outcome.NotApplicable(new(
                $"sp and np count at the organisational domain, {organisational}",
                $"sp et np comptent au domaine organisationnel, {organisational}"));
        var mended = one.Text;
        var open = new List<string>();
        if (record.Applied(record.NonexistentPolicy) is null or DmarcPolicy.None)
        {
            open.Add($"np={Word(record.NonexistentPolicy)}");
            mended = TagText.With(mended, "np", Word(record.Policy));
        }
        if (record.Applied(record.SubdomainPolicy) is null or DmarcPolicy.None)
        {
            open.Insert(0, $"sp={Word(record.SubdomainPolicy)}");
            mended = TagText.With(mended, "sp", Word(record.Policy));
        }
        return open.Count == 0
            ? Outcome.Pass(new(
                $"sp={Word(record.SubdomainPolicy)}, np={Word(record.NonexistentPolicy)}",
                $"sp={Word(record.SubdomainPolicy)}, np={Word(record.NonexistentPolicy)}"))
            : Outcome.Warn(
                new($"anybody can write as a subdomain of {view.Domain}: {string.Join(", ", open)}",
                    $"n’importe qui peut écrire au nom d’un sous-domaine de {view.Domain} : {string.Join(", ", open)}"),
                DmarcRecords.Publish(view.Domain, mended));
    });

    static Outcome Testing(View view) => DmarcRecords.OnPolicy(view, (discovery, one, record) => record.IsTesting
        ? Outcome.Warn(
            new("t=y asks receivers for one level less than the policy says",
                "t=y demande un niveau de moins que ce que dit la règle"),
            DmarcRecords.Publish(discovery.Policy!.Domain, TagText.Drop(one.Text, "t")))
        : Outcome.Pass(new("not in test mode", "pas en mode d’essai")));

    static Outcome Suffix(View view) => DmarcRecords.OnPolicy(view, (discovery, one, record) =>
        discovery.FoundAt != DmarcFoundAt.AuthorDomain
            ? Outcome.NotApplicable(new("the domain has no record of its own",
                "le domaine n’a pas d’enregistrement à lui"))
        : record.PublicSuffix == DmarcPublicSuffix.Yes ? Outcome.Warn(
            new($"psd=y says that {view.Domain} is a public suffix, so names under it count as other organisations",
                $"psd=y dit que {view.Domain} est un suffixe public : les noms sous lui comptent comme d’autres"
                + " organisations"),
            DmarcRecords.Publish(view.Domain, TagText.With(one.Text, "psd", "n")))
        : Outcome.Pass(new("no public suffix", "pas un suffixe public")));

    /// <summary>The tag that decides for mail from the domain, with its value.</summary>
    static Text Asked(DmarcDiscovery discovery) =>
        Text.Same($"{Tag(discovery)}={Word(discovery.PolicyWhere(exists: true))}");

    static Text Lowered(DmarcDiscovery discovery, DmarcRecord record, Text words) => !record.IsTesting ? words : new(
        $"{words.En} ({Asked(discovery).En}, lowered by t=y)", $"{words.Fr} ({Asked(discovery).Fr}, abaissé par t=y)");

    /// <summary>sp where the record of the organisational domain has one, else p.</summary>
    static string Tag(DmarcDiscovery discovery) =>
        discovery.FoundAt != DmarcFoundAt.AuthorDomain && discovery.Policy?.Record?.PublishedForSubdomains is not null
            ? "sp"
            : "p";

    static Text Strengthened(View view, DmarcDiscovery discovery, DmarcSelection.One one, string policy)
    {
        if (discovery is { FoundAt: DmarcFoundAt.PublicSuffix } or { Policy: null })
            return DmarcRecords.First(view.Domain);
        var text = TagText.With(TagText.Drop(one.Text, "t"), Tag(discovery), policy, "v");
        return DmarcRecords.Publish(discovery.Policy.Domain, text);
    }

    static string Word(DmarcPolicy? policy) => policy is { } known ? DmarcRecords.Word(known) : "none";
}
