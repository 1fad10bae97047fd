using Servanda.Accords;
using Servanda.Storage.Measurement;

namespace Servanda.Web.Workspace;

/// <summary>What the workspace says.</summary>
static class WorkspacePhrases
{
    public static Text Title { get; } = new("Workspace", "Espace du signataire");

    public static Text Overview { get; } = new("Overview", "Vue d’ensemble");

    public static Text Measures { get; } = new("Measures", "Mesures");

    public static Text Attestations { get; } = new("Attestations", "Attestations");

    public static Text Mail { get; } = new("Mail reports", "Rapports de courrier");

    public static Text Members { get; } = new("Members", "Membres");

    public static Text Ask { get; } = new("Ask for a change", "Demander une modification");

    public static Text Asked { get; } = new(
        "The secretariat has it. You see here what becomes of it.", "Le secrétariat l’a reçue. Vous voyez ici ce qu’elle devient.");

    public static Text Control { get; } = new("Control", "Contrôle");

    public static Text Statement { get; } = new("What you claim", "Ce que vous affirmez");

    public static Text StatementHint { get; } = new(
        "It is shown on your public page, with the control: no names of persons.", "Ce texte figure sur votre page publique, avec le contrôle\u00A0: pas de noms de personnes.");

    public static Text Until { get; } = new("Counts until", "Valable jusqu’au");

    public static Text UntilHint { get; } = new("Two years from today at the most.", "Deux ans à compter d’aujourd’hui au plus.");

    public static Text Document { get; } = new("Document that shows it", "Document qui le montre");

    public static Text DocumentHint { get; } = new(
        "Up to 8 MB. Only its SHA-256 is kept and published; the file is not. Without one this is a declaration.",
        "8 Mo au plus. Seul son SHA-256 est conservé et publié\u00A0; pas le fichier. Sans document, c’est une simple déclaration.");

    public static Text Reply { get; } = new("Your reply", "Votre réponse");

    public static Text ReplyHint { get; } = new(
        "It is shown beside the finding: no names of persons. What you mend is measured again by itself.",
        "Elle figure à côté du constat\u00A0: pas de noms de personnes. Ce que vous corrigez est mesuré de nouveau de soi-même.");

    public static Text State(AssessmentHead head) => (head.State, head.Held) switch
    {
        (AssessmentState.Public, _) => new("public", "publique"),
        (AssessmentState.SetAside, _) => new("set aside, never public", "écartée, jamais publique"),
        (AssessmentState.Private, HeldBecause.Unconfirmed) => new(
            "private: a new failure waits for a second assessment", "réservée\u00A0: un nouvel échec attend une seconde mesure"),
        (AssessmentState.Private, _) => new("private: your notice runs", "réservée\u00A0: votre préavis court"),
        _ => new("private", "réservée"),
    };
}
