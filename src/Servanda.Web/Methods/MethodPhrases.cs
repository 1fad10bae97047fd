using Servanda.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Methods;

/// <summary>How a verdict comes about, in words for people who will use it.</summary>
static class MethodPhrases
{
    public static Text Title { get; } = new("Method", "Méthode");
    public static Text Lead { get; } = new(
        "How what was seen becomes a verdict. Everything after the look can be repeated by whoever doubts it, from the evidence bundle alone, and has to give the same answer.",
        "Comment ce qui a été vu devient un verdict. Tout ce qui suit le regard peut être refait par qui en doute, à partir du seul dossier de preuves, et doit donner la même réponse.");
    public static Text Today { get; } = new("The method of today", "La méthode d’aujourd’hui");
    public static Text Edition { get; } = new("Edition", "Édition");
    public static Text Digest { get; } = new("Digest", "Condensé");
    public static Text FirstUsed { get; } = new("First used here", "Utilisée ici depuis");
    public static Text RuleCount { get; } = new("Rules", "Règles");
    public static Text NotUsed { get; } = new(
        "Nothing was judged here yet, so no method is on record.", "Rien n’a encore été jugé ici\u00A0: aucune méthode n’est inscrite.");
    public static Text DigestMeans { get; } = new(
        "The digest names every rule with its clause and severity, and the catalogue with its weights. It stands in every bundle. A score is never recomputed in silence under another method.",
        "Le condensé nomme chaque règle avec sa clause et sa portée, ainsi que le catalogue et ses poids. Il figure dans chaque dossier de preuves. Un résultat n’est jamais recalculé en silence selon une autre méthode.");

    public static Text Steps { get; } = new("From a look to a headline", "Du regard au titre");
    public static IReadOnlyList<(Text Title, Text Words)> FromLookToHeadline { get; } =
    [
        (new("Look", "Regarder"), new(
            "Probes ask what anyone may ask: the DNS, web and mail servers, published files. They keep the octets that came, when, and from where. A look that brought nothing is kept as such, with the reason.",
            "Des sondes demandent ce que chacun peut demander\u00A0: DNS, serveurs web et de courrier, fichiers publiés. Elles gardent les octets reçus, le moment et le lieu. Un regard sans réponse est gardé comme tel, avec sa raison.")),
        (new("Find", "Constater"), new(
            "Rules judge what was seen: pass, warning, fail, not applicable or not measured. Each names the clause of the standard that asks for it, gives its reason, and says what to change.",
            "Des règles jugent ce qui a été vu\u00A0: conforme, à améliorer, non conforme, sans objet ou non mesuré. Chacune nomme la clause de la norme qui le demande, donne sa raison et dit que changer.")),
        (new("Look again", "Regarder encore"), new(
            "A rule that fails is judged again on a second look, past every cache and by another path where there is one. Only when both fail it is a fail.",
            "Une règle qui échoue est rejugée sur un second regard, sans cache et par un autre chemin s’il y en a un. Ce n’est un échec que si les deux échouent.")),
        (new("State of a control", "État d’un contrôle"), new(
            "For one asset: unmet where a required rule fails; else unknown where one could not be measured; else partly met where one warns; else met. Over several assets the worst counts, and the share is shown (7 of 9).",
            "Pour un actif\u00A0: non satisfait si une règle exigée échoue\u00A0; sinon inconnu si l’une n’a pu être mesurée\u00A0; sinon satisfait en partie si l’une demande mieux\u00A0; sinon satisfait. Sur plusieurs actifs le pire compte, et la part est montrée (7 sur 9).")),
        (new("Headline of a promise", "Titre d’une promesse"), new(
            "Over the controls that bear on it: not kept where one whose lack decides is unmet; else kept where every one that counts is met, by attestation or better; else partly kept where something is met; else not shown.",
            "Sur les contrôles qui pèsent sur elle\u00A0: non tenue si l’un de ceux dont l’absence est décisive n’est pas satisfait\u00A0; sinon tenue si tous ceux qui comptent sont satisfaits, par attestation ou mieux\u00A0; sinon tenue en partie si quelque chose est satisfait\u00A0; sinon non démontrée.")),
        (new("Publish", "Publier"), new(
            "A result is private to the organisation for a notice period, so that it can mend first. A new failure waits for a second assessment. Then the result, its method and its evidence go to the transparency log.",
            "Un résultat reste réservé à l’organisation pendant un préavis, pour qu’elle puisse d’abord corriger. Un échec nouveau attend une seconde évaluation. Puis le résultat, sa méthode et ses preuves vont au journal de transparence.")),
    ];

    public static Text Ladder { get; } = new("How strong the evidence is", "La force des preuves");
    public static IReadOnlyList<(EvidenceLevel Level, Text Words)> Levels { get; } =
    [
        (EvidenceLevel.Declared, new("Said, with nothing to hold it to. It shows nothing.", "Dit, sans rien à l’appui. Cela ne montre rien.")),
        (EvidenceLevel.Attested, new("Said, dated, with a document's digest. It expires.", "Dit, daté, avec le condensé d’un document. Cela expire.")),
        (EvidenceLevel.Measured, new("Seen from outside.", "Vu de l’extérieur.")),
        (EvidenceLevel.Proven, new("Shown by cryptography that anyone can check, such as a chain of DNSSEC from the root.", "Montré par une cryptographie que chacun peut vérifier, comme une chaîne DNSSEC depuis la racine.")),
    ];

    public static Text NeverFail { get; } = new("What is never a fail", "Ce qui n’est jamais un échec");
    public static Text NeverFailMeans { get; } = new(
        "A time-out, a refused connection, a resolver in trouble, an address we may not connect to, an answer over our limits: all of it is not measured, with the reason. Our outage is nobody's failure.",
        "Un délai dépassé, une connexion refusée, un résolveur en panne, une adresse interdite, une réponse au-delà de nos limites\u00A0: tout cela est non mesuré, avec la raison. Notre panne n’est l’échec de personne.");
    public static Text NotMeasured { get; } = new("What is not measured", "Ce qui n’est pas mesuré");
    public static Text NotMeasuredMeans { get; } = new(
        "Much of what accords promise cannot be seen from outside: conduct, policies, training, help given to others. For these only a dated, signed statement with its document counts, and it counts as attested, never as measured.",
        "Beaucoup de ce que promettent les accords ne se voit pas de l’extérieur\u00A0: conduite, politiques, formation, aide apportée à autrui. Pour cela seule compte une déclaration datée et signée, avec son document, et elle compte comme attestée, jamais comme mesurée.");
    public static Text OnlyAttested { get; } = new("Shown by attestation only", "Montré par attestation seulement");
    public static Text Later { get; } = new("Measurable, by a later version", "Mesurable, par une version ultérieure");

    public static Text Log { get; } = new("What changed, and when", "Ce qui a changé, et quand");
    public static Text LogNote { get; } = new(
        "The methods that judged here, the latest first. Between two of them every history breaks: nothing found before is compared with anything found after.",
        "Les méthodes qui ont jugé ici, la plus récente d’abord. Entre deux d’entre elles toute histoire s’interrompt\u00A0: rien de ce qui précède ne se compare à ce qui suit.");
    public static Text NotLogged { get; } = new(
        "Goes to the log with the first result by it that is public.",
        "Sera inscrite au journal avec le premier résultat public qui s’en réclame.");
    public static Text First { get; } = new("The first method used here.", "La première méthode utilisée ici.");
    public static Text CatalogueChanged { get; } = new(
        "Accords, controls or weights changed.", "Accords, contrôles ou poids ont changé.");
    public static Text EditionChanged { get; } = new("The rules judge otherwise: a new edition.", "Les règles jugent autrement\u00A0: une nouvelle édition.");
    public static Text Added { get; } = new("Rules added", "Règles ajoutées");
    public static Text Removed { get; } = new("Rules removed", "Règles retirées");
    public static Text Altered { get; } = new("Rules with another clause or severity", "Règles dont la clause ou la portée a changé");
    public static Text Object { get; } = new("Object to a verdict or to a rule", "Contester un verdict ou une règle");
    public static Text AllControls { get; } = new("Every control, with its rules", "Tous les contrôles, avec leurs règles");
    public static Text Verify { get; } = new("How to check a verdict yourself", "Comment vérifier un verdict vous-même");

    public static Text EditionOf(string edition) => new($"Edition {edition}", $"Édition {edition}");

    public static Text Rules(int count) => new(
        $"{Numbers.Of(count, Language.English)} {(count == 1 ? "rule" : "rules")}",
        $"{Numbers.Of(count, Language.French)} {(count < 2 ? "règle" : "règles")}");
}
