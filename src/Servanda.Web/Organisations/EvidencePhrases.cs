using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Measurement;
using Servanda.Web.Layout;

namespace Servanda.Web.Organisations;

/// <summary>What is said of an assessment, its lanes and its findings.</summary>
static class EvidencePhrases
{
    public static Text NotMeasured { get; } = new("Not measured", "Non mesurée");
    public static Text NotMeasuredMeans { get; } = new(
        "Nobody has assessed this organisation here yet. That says nothing for it and nothing against it: a signature is on record, its keeping is not shown.",
        "Personne n’a encore évalué cette organisation ici. Cela ne dit rien en sa faveur ni contre elle\u00A0: une signature est inscrite, son respect n’est pas démontré.");
    public static Text NotMeasuredWhy { get; } = new(
        "Organisations are measured once they show that a domain is theirs, or when the operator of this portal decides to look.",
        "Une organisation est mesurée dès qu’elle montre qu’un domaine est le sien, ou quand l’exploitant de ce portail décide de regarder.");
    public static Text HowToRead { get; } = new("How to read this", "Comment lire ceci");
    public static Text HowToReadText { get; } = new(
        "Each promise has a headline and three lanes: what was measured from outside, what the organisation attests with a document, and what is not known. The lanes are never added up. What nobody could look at is unknown; it is not a failure.",
        "Chaque promesse a un titre et trois colonnes\u00A0: ce qui a été mesuré de l’extérieur, ce que l’organisation atteste document à l’appui, et ce qu’on ne sait pas. Les colonnes ne s’additionnent jamais. Ce que personne n’a pu observer est inconnu\u00A0; ce n’est pas un échec.");
    public static Text LookedAt { get; } = new("Looked at", "Observée");
    public static Text From { get; } = new("From", "Depuis");
    public static Text Method { get; } = new("Method", "Méthode");
    public static Text Published { get; } = new("Public since", "Publique depuis");
    public static Text How { get; } = new("By", "Par");
    public static Text Bundle { get; } = new("Evidence", "Preuves");
    public static Text ProofInside { get; } = new("with the proof that it was logged", "avec la preuve de son inscription au journal");
    public static Text NoProofYet { get; } = new(
        "not yet in the log, so without a proof inside", "pas encore au journal, donc sans preuve à l’intérieur");
    public static Text OnTheLog { get; } = new("Recorded", "Inscription");
    public static Text LaneMeasured { get; } = new("Measured", "Mesuré");
    public static Text LaneAttested { get; } = new("Attested", "Attesté");
    public static Text LaneUnknown { get; } = new("Unknown", "Inconnu");
    public static Text NothingInLane { get; } = new("Nothing", "Rien");
    public static Text NoControlYet { get; } = new(
        "Nobody has yet found a control that would show this promise kept or broken.",
        "Personne n’a encore trouvé de contrôle qui montrerait cette promesse tenue ou non.");
    public static Text Decides { get; } = new("decides", "décisif");
    public static Text NotApplicable { get; } = new("Nothing here for it to apply to:", "Rien ici à quoi cela s’applique\u00A0:");
    public static Text Findings { get; } = new("Findings, control by control", "Constats, contrôle par contrôle");
    public static Text FindingsOnce { get; } = new(
        "Each control is measured once and counts in every promise it bears on. What fails stands first.",
        "Chaque contrôle est mesuré une fois et compte dans chaque promesse sur laquelle il pèse. Ce qui échoue vient d’abord.");
    public static Text Remedy { get; } = new("To mend it:", "Pour corriger\u00A0:");
    public static Text Clause { get; } = new("Clause", "Clause");
    public static Text Rule { get; } = new("Rule", "Règle");
    public static Text Evidence { get; } = new("Evidence", "Preuve");
    public static Text Observations { get; } = new("What was seen (SHA-256)", "Ce qui a été vu (SHA-256)");
    public static Text Recommended { get; } = new("recommended, does not decide", "recommandée, ne décide pas");
    public static Text Required { get; } = new("required, decides the control", "exigée, décide du contrôle");
    public static Text Attestation { get; } = new("The organisation attests:", "L’organisation atteste\u00A0:");
    public static Text NoDocuments { get; } = new(
        "Without a document: a declaration, which shows nothing.", "Sans document\u00A0: une déclaration, qui ne montre rien.");
    public static Text Documents { get; } = new("Documents (SHA-256):", "Documents (SHA-256)\u00A0:");
    public static Text History { get; } = new("Over time", "Au fil du temps");
    public static Text HistoryNote { get; } = new(
        "From the first look to the last. A gap is a change of method: what was found before it is not to be compared with what was found after.",
        "Du premier regard au dernier. Une coupure marque un changement de méthode\u00A0: ce qui précède ne se compare pas à ce qui suit.");
    public static Text MethodChanged { get; } = new("method changed", "changement de méthode");
    public static Text Unshown { get; } = new("Not shown either way", "Ni montré ni démenti");
    public static Text AllFindings { get; } = new("Every finding, with the digests of what was seen", "Tous les constats, avec les condensés de ce qui a été vu");
    public static Text AboutControl { get; } = new("What this control asks", "Ce que demande ce contrôle");
    public static Text Verify { get; } = new("How to check it", "Comment le vérifier");
    public static Text Earlier { get; } = new("Earlier assessments", "Évaluations antérieures");

    public static Text Shown(int shown, int applicable) => new(
        $"{En(shown)} of {En(applicable)} {(applicable == 1 ? "control" : "controls")} shown",
        $"{Fr(shown)} {(shown < 2 ? "contrôle montré" : "contrôles montrés")} sur {Fr(applicable)}");

    public static Text AssetsMet(int met, int applicable, AssetKind kind)
    {
        var noun = Noun(kind, applicable);
        return new($"{En(met)} of {En(applicable)} {noun.En}", $"{Fr(met)} sur {Fr(applicable)} {noun.Fr}");
    }

    public static Text Passing(int count) => new(
        $"{En(count)} {(count == 1 ? "rule passes" : "rules pass")}.", $"{Fr(count)} {(count < 2 ? "règle respectée" : "règles respectées")}.");

    public static Text NotApplying(int count) => new(
        $"{En(count)} {(count == 1 ? "does" : "do")} not apply.", $"{Fr(count)} sans objet.");

    public static Text MoreFindings(int count) => new(
        $"{En(count)} more {(count == 1 ? "finding" : "findings")} of this control", $"{Fr(count)} {(count < 2 ? "autre constat" : "autres constats")} de ce contrôle");

    public static Text Download(long octets) => new(
        $"Download the bundle ({Size(octets).En})", $"Télécharger le dossier ({Size(octets).Fr})");

    /// <summary>Since when something stands as it does.</summary>
    public static Text Since(Turn turn, string english, string french) => (turn.IsAchieved, turn.IsObserved) switch
    {
        (true, true) => new($"achieved on {english}", $"atteint le {french}"),
        (false, true) => new($"lost on {english}", $"perdu le {french}"),
        (true, false) => new($"so at the first look, {english}", $"ainsi au premier regard, le {french}"),
        (false, false) => new($"not so at the first look, {english}", $"pas ainsi au premier regard, le {french}"),
    };

    public static Text AttestedOn(DateOnly on, DateOnly until) => new(
        $"Said on {Dates.Of(on, Language.English)}; counts until {Dates.Of(until, Language.English)}.",
        $"Affirmé le {Dates.Of(on, Language.French)}\u00A0; compte jusqu’au {Dates.Of(until, Language.French)}.");

    /// <summary>Why a control is in the lane of the unknown, in a few words.</summary>
    public static Text WhyUnknown(ControlResult result, Control? control) =>
        result.Attestation is not null ? new("declared only", "seulement déclaré")
        : result.Assets.Count > 0 || control is null ? new("could not be measured", "n’a pu être mesuré")
        : control.ShownBy switch
        {
            ShownBy.Measurement => new("nothing to look at", "rien à examiner"),
            ShownBy.Attestation => new("no attestation given", "aucune attestation fournie"),
            ShownBy.LaterMeasurement => new("not yet measured by this version", "pas encore mesuré par cette version"),
        };

    public static Text Word(AssessmentSource source) => source switch
    {
        AssessmentSource.Schedule => new("this portal, in turn", "ce portail, à son tour"),
        AssessmentSource.Submission => new("a submitted bundle, judged again here", "un dossier soumis, rejugé ici"),
        AssessmentSource.Demo => new("this portal, in its laboratory", "ce portail, dans son laboratoire"),
    };

    static Text Size(long octets) => octets < 1 << 20
        ? new($"{En(Math.Max(1, octets >> 10))} KB", $"{Fr(Math.Max(1, octets >> 10))} ko")
        : new($"{En(octets >> 20)} MB", $"{Fr(octets >> 20)} Mo");

    static Text Noun(AssetKind kind, int count) => kind switch
    {
        AssetKind.Domain => new(count == 1 ? "domain" : "domains", count < 2 ? "domaine" : "domaines"),
        AssetKind.AutonomousSystem => new(
            count == 1 ? "autonomous system" : "autonomous systems", count < 2 ? "système autonome" : "systèmes autonomes"),
        AssetKind.Product => new(count == 1 ? "product" : "products", count < 2 ? "produit" : "produits"),
        AssetKind.Repository => new(count == 1 ? "repository" : "repositories", count < 2 ? "dépôt" : "dépôts"),
        AssetKind.Organisation => new(
            count == 1 ? "organisation" : "organisations", count < 2 ? "organisation" : "organisations"),
    };

    static string En(long number) => Numbers.Of(number, Language.English);

    static string Fr(long number) => Numbers.Of(number, Language.French);
}
