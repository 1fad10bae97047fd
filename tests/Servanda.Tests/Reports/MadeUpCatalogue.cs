using Servanda.Accords;
using Servanda.Core;

namespace Servanda.Tests.Reports;

/// <summary>A small catalogue for the reports' tests: the two accords by their own titles, a few controls of each kind.</summary>
static class MadeUpCatalogue
{
    public static Catalogue Catalogue { get; } = new()
    {
        Accords = [TechAccord(), ParisCall()],
        Controls = Controls(),
        Crosswalk = [],
        Registers = [],
        Organisations = [],
        Digest = Digest.Of("a made-up catalogue"u8),
    };

    static IReadOnlyList<Control> Controls() =>
    [
        Domain("mail.spf", "Only your servers may send your mail (SPF)", "Seuls vos serveurs envoient votre courriel (SPF)", "RFC 7208"),
        Domain("mail.dmarc", "Forged mail is refused (DMARC)", "Le courriel usurpé est refusé (DMARC)", "RFC 9989"),
        Domain("mail.mta-sts", "Mail to you cannot be downgraded (MTA-STS)", "Votre courrier entrant reste chiffré (MTA-STS)", "RFC 8461"),
        Domain("mail.starttls", "Mail servers offer encryption (STARTTLS)", "Les serveurs de courriel chiffrent (STARTTLS)", "RFC 3207"),
        Domain("mail.parked", "Domains without mail say so", "Les domaines sans courriel le disent", "RFC 7505"),
        Domain("dns.dnssec", "Answers are signed (DNSSEC)", "Les réponses sont signées (DNSSEC)", "RFC 4035"),
        Domain("dns.caa", "Certificate issuers are named (CAA)", "Les émetteurs de certificats sont désignés (CAA)", "RFC 8659"),
        Domain("web.https", "The website is encrypted", "Le site est chiffré", "RFC 9110"),
        Domain("web.hsts", "Browsers stay on the encrypted site (HSTS)", "Les navigateurs restent en chiffré (HSTS)", "RFC 6797"),
        Domain("disclosure.security-txt", "Finders know whom to tell (security.txt)", "On sait à qui signaler (security.txt)", "RFC 9116"),
        Domain("disclosure.csaf", "Advisories can be read by machines (CSAF)", "Les avis sont lisibles par machine (CSAF)", "CSAF 2.0"),
        new Control
        {
            Id = "routing.origin",
            Title = new("Route origins are signed (RPKI)", "Les origines des routes sont signées (RPKI)"),
            Statement = new("Every prefix announced has a valid ROA.", "Chaque préfixe annoncé a une ROA valide."),
            Remedy = new("Create a ROA for each prefix at your registry.", "Créez une ROA par préfixe chez votre registre."),
            Clauses = ["RFC 6811"],
            Asset = AssetKind.AutonomousSystem,
            ShownBy = ShownBy.LaterMeasurement,
        },
        Own("product.mfa", "Products ask for a second factor", "Les produits demandent un second facteur"),
        Own("sharing.threats", "Threats seen are shared", "Les menaces vues sont partagées"),
        Own("capacity.training", "Others are trained", "D’autres sont formés"),
        Own("conduct.no-hack-back", "No attack in return", "Pas de riposte offensive"),
    ];

    static Control Domain(string id, string en, string fr, string clause) => new()
    {
        Id = id,
        Title = new(en, fr),
        Statement = new($"What {clause} asks of a domain.", $"Ce que {clause} demande d’un domaine."),
        Remedy = new($"Do as {clause} asks.", $"Faites ce que {clause} demande."),
        Clauses = [clause],
        Asset = AssetKind.Domain,
        ShownBy = ShownBy.Measurement,
    };

    static Control Own(string id, string en, string fr) => new()
    {
        Id = id,
        Title = new(en, fr),
        Statement = new("Only the organisation can show it.", "Seule l’organisation peut le montrer."),
        Remedy = new("Publish a dated statement and attest to it.", "Publiez une déclaration datée et attestez-la."),
        Clauses = ["Servanda method §4"],
        Asset = AssetKind.Organisation,
        ShownBy = ShownBy.Attestation,
    };

    static Accord TechAccord() => Accord("cta", 2018, Text.Same("Cybersecurity Tech Accord"),
        Commitment("cta.1", new("Stronger defense", "Une défense renforcée"),
            ("mail.spf", 2, 2), ("mail.dmarc", 2, 2), ("mail.mta-sts", 1, 0), ("mail.starttls", 2, 2), ("mail.parked", 1, 1),
            ("dns.dnssec", 1, 0), ("dns.caa", 1, 0), ("web.https", 3, 3), ("web.hsts", 1, 1), ("product.mfa", 2, 0)),
        Commitment("cta.2", new("No offense", "Aucune attaque"), ("conduct.no-hack-back", 2, 3)),
        Commitment("cta.3", new("Capacity building", "Renforcement des capacités"),
            ("capacity.training", 2, 0), ("disclosure.csaf", 1, 0)),
        Commitment("cta.4", new("Collective response", "Réponse collective"),
            ("disclosure.security-txt", 2, 2), ("sharing.threats", 2, 0), ("routing.origin", 1, 1)));

    static Accord ParisCall() => Accord("pc", 2018, new(
            "Paris Call for Trust and Security in Cyberspace",
            "Appel de Paris pour la confiance et la sécurité dans le cyberespace"),
        Commitment("pc.1", new("Protect individuals and infrastructure", "Protéger les individus et les infrastructures"),
            ("mail.dmarc", 2, 2), ("web.https", 2, 2)),
        Commitment("pc.2", new("Protect the Internet", "Protéger l’internet"), ("dns.dnssec", 2, 1), ("routing.origin", 2, 1)),
        Commitment("pc.3", new("Defend electoral processes", "Défendre les processus électoraux")),
        Commitment("pc.4", new("Defend intellectual property", "Défendre la propriété intellectuelle")),
        Commitment("pc.5", new("Non-proliferation", "Non-prolifération"), ("disclosure.security-txt", 2, 2)),
        Commitment("pc.6", new("Lifecycle security", "Sécurité du cycle de vie"), ("disclosure.csaf", 2, 1), ("product.mfa", 2, 0)),
        Commitment("pc.7", new("Cyber hygiene", "Hygiène informatique"),
            ("mail.spf", 2, 1), ("mail.dmarc", 2, 2), ("mail.starttls", 1, 1), ("web.https", 2, 2), ("web.hsts", 1, 1)),
        Commitment("pc.8", new("No private hack back", "Pas de riposte privée"), ("conduct.no-hack-back", 3, 3)),
        Commitment("pc.9", new("International norms", "Normes internationales"), ("sharing.threats", 1, 0)));

    static Accord Accord(string id, int year, Text title, params Commitment[] commitments) => new()
    {
        Id = id,
        Title = title,
        Year = year,
        Steward = Text.Same("—"),
        Nature = new("voluntary", "volontaire"),
        Summary = new("A made-up summary.", "Un résumé inventé."),
        SignatoryTypes = ["company"],
        Sources = ["https://accord.example/"],
        Commitments = commitments,
    };

    static Commitment Commitment(string id, Text title, params (string Control, int Met, int Unmet)[] controls) => new()
    {
        Id = id,
        Title = title,
        Meaning = new($"What {title.En} promises, in our words.", $"Ce que promet « {title.Fr} », avec nos mots."),
        Modality = "should",
        AppliesTo = ["company"],
        Controls = [.. controls.Select(one => new ControlWeight(one.Control, one.Met, one.Unmet, new("A reason.", "Une raison.")))],
    };
}
